import { once } from 'node:events';
import { connect, type TLSSocket } from 'node:tls';
import { onTestFinished } from 'vitest';
import { Conditions } from './conditions.ts';
import type { SecureApp } from './secure-app.ts';

/** Types of frames (RFC 9113 §6). */
export const FRAME = { data: 0, headers: 1, rstStream: 3, settings: 4, ping: 6, continuation: 9 } as const;
export const END_STREAM = 0x1;
export const END_HEADERS = 0x4;

export interface Frame {
  type: number;
  flags: number;
  stream: number;
  payload: Buffer;
}

const PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';
const FRAME_HEAD_BYTES = 9;

/** An HTTP/2 client that sends whatever frames it is told to, however wrong, and collects those that come back. */
export class FrameClient {
  readonly frames: Frame[] = [];
  closed = false;
  #rest = Buffer.alloc(0);
  readonly #conditions = new Conditions();

  private constructor(readonly socket: TLSSocket) {
    socket.on('data', (chunk: Buffer) => this.#read(chunk));
    socket.on('error', () => {});
    socket.on('close', () => {
      this.closed = true;
      this.#conditions.check();
    });
    onTestFinished(() => void socket.destroy());
  }

  static async open({ routed, ca }: SecureApp): Promise<FrameClient> {
    const socket = connect({ port: routed.port, host: '127.0.0.1', servername: 'localhost', ca, ALPNProtocols: ['h2'] });
    await once(socket, 'secureConnect');
    const client = new FrameClient(socket);
    socket.write(PREFACE);
    client.send({ type: FRAME.settings, flags: 0, stream: 0, payload: Buffer.alloc(0) });
    return client;
  }

  send(...frames: Frame[]): this {
    this.socket.write(Buffer.concat(frames.map(encoded)));
    return this;
  }

  /** Begins a request whose fields go out as they are. */
  request(stream: number, fields: readonly [string, string][], flags = END_STREAM): this {
    return this.send({ type: FRAME.headers, flags: flags | END_HEADERS, stream, payload: headerBlock(fields) });
  }

  data(stream: number, text: string, flags = 0): this {
    return this.send({ type: FRAME.data, flags, stream, payload: Buffer.from(text) });
  }

  reset(stream: number, code: number): this {
    return this.send({ type: FRAME.rstStream, flags: 0, stream, payload: word(code) });
  }

  /** Resolves with the first such frame, also one that has come already; fails when the connection ends before. */
  async frame(type: number, stream: number): Promise<Frame> {
    const find = (): Frame | undefined => this.frames.find((frame) => frame.type === type && frame.stream === stream);
    await this.#conditions.when(() => find() !== undefined || this.closed);
    const found = find();
    if (found === undefined) throw new Error(`The connection ended without frame ${type} of stream ${stream}.`);
    return found;
  }

  /** Code of the reset of a stream (RFC 9113 §7). */
  async resetCode(stream: number): Promise<number> {
    return (await this.frame(FRAME.rstStream, stream)).payload.readUInt32BE();
  }

  async untilClosed(): Promise<void> {
    await this.#conditions.when(() => this.closed);
  }

  #read(chunk: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    while (this.#rest.length >= FRAME_HEAD_BYTES) {
      const end = FRAME_HEAD_BYTES + this.#rest.readUIntBE(0, 3);
      if (this.#rest.length < end) break;
      const [type, flags] = [this.#rest.readUInt8(3), this.#rest.readUInt8(4)];
      const stream = this.#rest.readUInt32BE(5);
      this.frames.push({ type, flags, stream, payload: this.#rest.subarray(FRAME_HEAD_BYTES, end) });
      this.#rest = this.#rest.subarray(end);
    }
    this.#conditions.check();
  }
}

function encoded({ type, flags, stream, payload }: Frame): Buffer {
  const head = Buffer.alloc(FRAME_HEAD_BYTES);
  head.writeUIntBE(payload.length, 0, 3);
  head.writeUInt8(type, 3);
  head.writeUInt8(flags, 4);
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
}

export function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** Fields in HPACK, as literals that go into no table (RFC 7541 §6.2.2). */
export function headerBlock(fields: readonly [string, string][]): Buffer {
  return Buffer.concat(fields.flatMap(([name, value]) => [Buffer.of(0), literal(name), literal(value)]));
}

/** An integer with a prefix of seven bits, then the bytes (RFC 7541 §5). */
function literal(text: string): Buffer {
  const bytes = Buffer.from(text, 'latin1');
  const length: number[] = [Math.min(bytes.length, 127)];
  if (bytes.length >= 127) {
    let rest = bytes.length - 127;
    for (; rest >= 128; rest >>>= 7) length.push((rest & 127) | 128);
    length.push(rest);
  }
  return Buffer.concat([Buffer.from(length), bytes]);
}
