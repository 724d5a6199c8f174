import type { Socket } from 'node:net';
import { decodeFrame, encodeFrame, type Channel, type Message } from '../../../shared/contract/wire.ts';
import { MAX_FRAME_BYTES } from './web-socket-channel.ts';

/** A frame on a stream socket: length of its content (4 bytes, big-endian), kind (1 byte), content. */
const HEADER_BYTES = 5;
const KIND_OFFSET = 4;
const TEXT = 0;
const BINARY = 1;

/** A frame longer than this ends the connection: nothing in the contract is as long. */
export class BrokenFrame extends Error {}

export function writeFrame(frame: string | Uint8Array): Buffer {
  const isText = typeof frame === 'string';
  const length = isText ? Buffer.byteLength(frame) : frame.length;
  const bytes = Buffer.allocUnsafe(HEADER_BYTES + length);
  bytes.writeUInt32BE(length);
  bytes[KIND_OFFSET] = isText ? TEXT : BINARY;
  if (isText) bytes.write(frame, HEADER_BYTES);
  else bytes.set(frame, HEADER_BYTES);
  return bytes;
}

/** Puts the frames of a stream together again, wherever its chunks end. */
export class FrameReader {
  #chunks: Buffer[] = [];
  #length = 0;

  readonly #onFrame: (frame: string | Uint8Array) => void;

  constructor(onFrame: (frame: string | Uint8Array) => void) {
    this.#onFrame = onFrame;
  }

  /** @throws {BrokenFrame} when the stream is none of ours; nothing after that can be read. */
  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    while (this.#length >= HEADER_BYTES) {
      const header = this.#peekHeader();
      const contentBytes = header.readUInt32BE();
      const kind = header[KIND_OFFSET];
      const isOurs = contentBytes <= MAX_FRAME_BYTES && (kind === TEXT || kind === BINARY);
      if (!isOurs) throw new BrokenFrame('No frame of ours.');
      if (this.#length < HEADER_BYTES + contentBytes) return;
      const content = this.#take(HEADER_BYTES + contentBytes).subarray(HEADER_BYTES);
      this.#onFrame(kind === TEXT ? content.toString('utf8') : content);
    }
  }

  #peekHeader(): Buffer {
    const [first] = this.#chunks;
    if (first && first.length >= HEADER_BYTES) return first;
    return this.#joined();
  }

  #take(count: number): Buffer {
    const [first] = this.#chunks;
    const whole = first && first.length >= count ? first : this.#joined();
    if (whole.length > count) this.#chunks[0] = whole.subarray(count);
    else this.#chunks.shift();
    this.#length -= count;
    return whole.subarray(0, count);
  }

  #joined(): Buffer {
    const whole = Buffer.concat(this.#chunks);
    this.#chunks = [whole];
    return whole;
  }
}

const MIB = 1024 * 1024;
/** Views are held back by acknowledgements and by being asked: this much unsent means that nobody reads any more. */
const MAX_UNSENT_BYTES = 64 * MIB;

/**
 * Either end of a connection over a local socket. A peer that breaks the protocol, or lets too much pile up, is cut
 * off.
 * @param accepts the messages this end may get
 * @param warn told when what was sent is given up, since too much of it has not been read
 */
export function socketChannel(
  socket: Socket,
  accepts: (message: Message) => boolean,
  warn: (problem: string) => void = () => {},
): Channel {
  // `close` follows each error, and says all that there is to do.
  socket.on('error', () => {});
  return {
    send(message) {
      if (socket.destroyed) return;
      if (socket.writableLength <= MAX_UNSENT_BYTES) return void socket.write(writeFrame(encodeFrame(message)));
      socket.destroy();
      warn(`The connection of a command is cut: it let more than ${MAX_UNSENT_BYTES / MIB} MiB pile up unread.`);
    },
    onMessage(listener) {
      const reader = new FrameReader((frame) => {
        const message = decodeFrame(frame);
        if (message !== null && accepts(message)) listener(message);
        else socket.destroy();
      });
      socket.on('data', (chunk: Buffer) => {
        try {
          if (!socket.destroyed) reader.push(chunk);
        } catch {
          socket.destroy();
        }
      });
    },
    onClose: (listener) => void socket.on('close', listener),
    close() {
      socket.end();
      // An engine that is stopped never closes its end; what has been sent is still delivered.
      socket.unref();
    },
  };
}
