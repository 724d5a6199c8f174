import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { RouterClient } from './router-client.ts';
import type { Directory } from './directory.ts';
import { refuseRequest } from '../error-answer.ts';
import { Exchange } from '../exchange.ts';
import { pauseReading, readyToWait } from '../backpressure.ts';
import { LARGE_HEAD, PIECE_BYTES, RESPONSE_BUFFER } from '../limits.ts';
import type { OpenHeads } from './open-heads.ts';
import { closeGracefully } from './graceful-close.ts';
import type { Origin } from '../backend/forwarded-head.ts';
import { type BodyReader, readBody } from '../http/body-reader.ts';
import { writeLastChunk, writePiece } from '../http/body-writer.ts';
import { type Field, formatFields } from '../http/fields.ts';
import { BAD_CHUNK, HttpParseError, manyLargeHeads, SLOW_HEAD } from '../http/parse-error.ts';
import { HeadReader } from '../http/head-reader.ts';
import { flawOfHead, parseRequestHead, REQUEST_HEAD_LIMITS, type RequestHead } from '../http/request-head.ts';
import { formatReturnedHead } from '../returned-head.ts';
import type { ClientTiming } from '../router-timing.ts';

/** How much is held of requests that were sent ahead of their turn; more stays with the client. */
const MAX_HELD = 64 * 1024;
/** A body up to this goes out in one piece with its head: to copy it costs less than a second piece does. */
const MAX_JOINED = 16 * 1024;
const NOTHING = Buffer.alloc(0);
const CR = 0x0d;
const LF = 0x0a;

/** A client's connection: reads one request after the other and writes their responses. */
export class ClientConnection implements RouterClient {
  #head = new HeadReader(REQUEST_HEAD_LIMITS);
  /** Runs while a part of a head has come; null otherwise. */
  #headTimer: NodeJS.Timeout | null = null;
  /** Whether the head that is being read is one of the listener's large ones. */
  #isHeadLarge = false;
  #request: RequestHead | null = null;
  #exchange: Exchange | null = null;
  /** Of the request under way; null while its head is read. */
  #body: BodyReader | null = null;
  #isBodyWanted = false;
  #trailers: Field[] = [];
  /** What has come and is not read yet. */
  #held: Buffer = NOTHING;
  #isResponseChunked = false;
  #isClosing = false;
  /** Goes out with the first bytes of the body; null once it has. */
  #heldHead: string | null = null;
  /** Pieces of bodies that it has not taken yet. */
  #pending = 0;

  readonly #socket: Socket;
  readonly #directory: Directory;
  readonly #timing: ClientTiming;
  readonly #heads: OpenHeads;

  /** @param rest what has come already */
  constructor(
    socket: Socket,
    readonly origin: Origin,
    directory: Directory,
    timing: ClientTiming,
    heads: OpenHeads,
  ) {
    this.#socket = socket;
    this.#directory = directory;
    this.#timing = timing;
    this.#heads = heads;
    socket.on('data', this.#receive);
    socket.on('end', this.#gone);
    socket.on('close', this.#gone);
    socket.on('drain', this.#drained);
    // `close` follows.
    socket.on('error', ignore);
    socket.setTimeout(timing.clientIdleMs, () => {
      if (this.#exchange === null) socket.destroy();
    });
  }

  get backlog(): number {
    return this.#socket.writableLength + this.#pending * PIECE_BYTES;
  }

  inform(status: number, reason: string, fields: readonly Field[]): void {
    // HTTP/1.0 has no 1xx.
    if (this.#request?.version === '1.0') return;
    this.#socket.write(`HTTP/1.1 ${status} ${reason}\r\n${formatFields(fields)}\r\n`, 'latin1');
  }

  respond(status: number, reason: string, fields: readonly Field[], body: 'sized' | 'open'): void {
    const isModern = this.#request?.version === '1.1';
    this.#isResponseChunked = body === 'open' && isModern;
    this.#isClosing = !this.#isKept() || (body === 'open' && !isModern) || this.#body?.ended === false;
    const delivery = { chunked: this.#isResponseChunked, close: this.#isClosing };
    this.#heldHead = formatReturnedHead(status, reason, fields, delivery);
  }

  data(piece: Buffer, taken?: () => void): void {
    const head = this.#heldHead;
    if (head === null) return this.#write(piece, taken);
    this.#heldHead = null;
    if (!this.#isResponseChunked && piece.length <= MAX_JOINED) {
      this.#socket.write(joined(head, piece));
      return taken?.();
    }
    this.#socket.cork();
    this.#socket.write(head, 'latin1');
    this.#write(piece, taken);
    this.#socket.uncork();
  }

  flush(): void {
    if (this.#heldHead !== null) this.#socket.write(this.#heldHead, 'latin1');
    this.#heldHead = null;
  }

  end(trailers: readonly Field[]): void {
    this.flush();
    if (this.#isResponseChunked) writeLastChunk(this.#socket, trailers);
    if (this.#isClosing) this.#close();
  }

  abort(): void {
    this.flush();
    // Without a length or chunks a plain end would pass for the end of the body.
    if (this.#isResponseChunked || this.origin.scheme === 'https') this.#socket.destroy();
    else this.#socket.resetAndDestroy();
  }

  resumeBody(): void {
    this.#isBodyWanted = true;
    this.#pump();
    if (this.#isBodyWanted) this.#socket.resume();
  }

  pauseBody(): void {
    this.#isBodyWanted = false;
    pauseReading(this.#socket);
  }

  release(): { stream: Duplex; rest: Buffer } {
    const socket = this.#socket;
    socket.off('data', this.#receive).off('end', this.#gone).off('close', this.#gone).off('drain', this.#drained);
    socket.setTimeout(0);
    const rest = this.#held;
    this.#held = NOTHING;
    return { stream: socket, rest };
  }

  #write(piece: Buffer, taken: () => void = ignore): void {
    const [ready, gone] = readyToWait(piece, taken);
    this.#pending += 1;
    writePiece(this.#socket, ready, this.#isResponseChunked, () => {
      gone();
      this.#pending -= 1;
      // Many small pieces are waited for, too, before the socket itself would have anybody wait.
      if (this.#pending === 0) this.#exchange?.clientDrained();
    });
  }

  readonly #receive = (chunk: Buffer): void => {
    if (this.#isClosing && this.#exchange === null) return;
    this.#held = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    this.#pump();
    if (this.#held.length >= MAX_HELD) pauseReading(this.#socket);
  };

  /** Reads on as far as it may. */
  #pump(): void {
    while (this.#held.length > 0) {
      if (this.#exchange === null) {
        // Who does not read the responses there are gets no more of them.
        if (this.#socket.writableLength >= RESPONSE_BUFFER) return pauseReading(this.#socket);
        if (this.#isClosing || !this.#readHead()) return;
      } else if (this.#body !== null && !this.#body.ended && this.#isBodyWanted) {
        this.#readBody(this.#body);
      } else return;
    }
  }

  /** @returns whether it was complete */
  #readHead(): boolean {
    const bytes = this.#head.begun ? this.#held : withoutLineEnds(this.#held);
    this.#held = NOTHING;
    if (bytes.length === 0) return false;
    if (!this.#head.begun && isLineEndBegun(bytes)) {
      this.#held = bytes;
      return false;
    }
    const head = this.#head.read(bytes);
    if (head === null) {
      this.#headTimer ??= setTimeout(() => this.#giveUpHead(), this.#timing.headMs);
      if (this.#head.length > LARGE_HEAD && !this.#isHeadLarge) this.#growHead();
      return false;
    }
    this.#leaveHead();
    if (typeof head === 'string') {
      this.#refuse(flawOfHead(head), bytes.toString('latin1', 0, REQUEST_HEAD_LIMITS.firstLine));
      return false;
    }
    this.#held = head.rest;
    try {
      this.#begin(parseRequestHead(head.text));
    } catch (error) {
      if (!(error instanceof HttpParseError)) throw error;
      this.#refuse(error, head.text);
    }
    return true;
  }

  #begin(request: RequestHead): void {
    this.#request = request;
    this.#trailers = [];
    this.#isBodyWanted = false;
    const router = this.#directory.find(request.host);
    const isBodyless = request.framing.kind === 'none';
    this.#body = isBodyless ? null : readBody(request.framing, this.#sink);
    if (router === null) {
      this.#isClosing = true;
      return this.#directory.answerUnknown(this, request.host);
    }
    const exchange = new Exchange(router, this, request, this.#over);
    this.#exchange = exchange;
    router.begin(exchange);
  }

  readonly #sink = {
    data: (piece: Buffer): void => this.#exchange?.requestData(piece),
    end: (trailers: Field[]): void => void (this.#trailers = trailers),
  };

  #readBody(body: BodyReader): void {
    const bytes = this.#held;
    this.#held = NOTHING;
    const end = body.feed(bytes);
    if (end < 0) return this.#exchange?.requestFlawed(new HttpParseError('H26', 400, BAD_CHUNK));
    this.#held = bytes.subarray(end);
    if (body.ended) this.#exchange?.requestEnded(this.#trailers);
  }

  /** Answers a request that cannot be passed on; where one ends and the next begins is not known any more. */
  #refuse(flaw: HttpParseError, text: string): void {
    this.#isClosing = true;
    this.#request = null;
    this.#leaveHead();
    this.#head.clear();
    refuseRequest(this, this.#directory, flaw, text);
  }

  /** However steadily its bytes drip: they hold a connection, and memory that is searched anew for each. */
  #giveUpHead(): void {
    this.#refuse(new HttpParseError('H28', 499, SLOW_HEAD), this.#head.text);
  }

  #growHead(): void {
    this.#isHeadLarge = this.#heads.enter();
    if (!this.#isHeadLarge) this.#refuse(manyLargeHeads(), this.#head.text);
  }

  /** It has come to its end, whichever. */
  #leaveHead(): void {
    if (this.#headTimer !== null) clearTimeout(this.#headTimer);
    this.#headTimer = null;
    if (this.#isHeadLarge) this.#heads.leave();
    this.#isHeadLarge = false;
  }

  readonly #over = (): void => {
    this.#exchange = null;
    this.#body = null;
    if (this.#isClosing || this.#socket.destroyed) return;
    this.#socket.resume();
    // A long row of requests that were sent ahead must not become a deep stack.
    if (this.#held.length > 0) setImmediate(() => this.#pump());
  };

  #isKept(): boolean {
    return this.#request !== null && !this.#request.isLast && !this.#isClosing;
  }

  #close(): void {
    this.#isClosing = true;
    this.#held = NOTHING;
    closeGracefully(this.#socket);
  }

  readonly #gone = (): void => {
    this.#leaveHead();
    const exchange = this.#exchange;
    exchange?.clientClosed();
    if (this.#isClosing) return;
    this.#isClosing = true;
    // What was interrupted cannot be finished; without a request there is nothing left to say.
    if (exchange === null) this.#socket.end();
    else this.#socket.destroy();
  };

  readonly #drained = (): void => {
    if (this.#exchange !== null) return this.#exchange.clientDrained();
    if (this.#isClosing) return;
    this.#socket.resume();
    this.#pump();
  };
}

function ignore(): void {}

function joined(head: string, piece: Buffer): Buffer {
  const bytes = Buffer.allocUnsafe(head.length + piece.length);
  bytes.write(head, 'latin1');
  piece.copy(bytes, head.length);
  return bytes;
}

/** Whether its second byte may come in the next packet. */
function isLineEndBegun(bytes: Buffer): boolean {
  return bytes.length === 1 && bytes[0] === CR;
}

/** Some clients send a line end too much after a body (RFC 9112 §2.2). */
function withoutLineEnds(bytes: Buffer): Buffer {
  let at = 0;
  while (bytes[at] === CR && bytes[at + 1] === LF) at += 2;
  return at === 0 ? bytes : bytes.subarray(at);
}
