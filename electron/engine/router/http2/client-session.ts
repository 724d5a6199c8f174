import type { ServerHttp2Session, ServerHttp2Stream } from 'node:http2';
import type { Socket } from 'node:net';
import type { Directory } from '../listener/directory.ts';
import type { Origin } from '../backend/forwarded-head.ts';
import { LINGER_MS } from '../listener/graceful-close.ts';
import type { ClientTiming } from '../router-timing.ts';
import { ClientStream, type StreamSession, nodeHttp2 } from './client-stream.ts';
import { ResetBudget, RESET_BURST, RESETS_PER_SECOND, SESSION_OPTIONS } from './session-limits.ts';
import type { RawFields } from './stream-head.ts';

/**
 * A client's connection that speaks HTTP/2: every stream is a request of its own. Frames, HPACK and flow control are
 * nghttp2's, and so are its bounds for floods of settings, pings, empty frames and continuations.
 */
export class ClientSession implements StreamSession {
  open = 0;
  readonly #session: ServerHttp2Session;
  readonly #codes = nodeHttp2().constants;
  readonly #resets = new ResetBudget(RESET_BURST, RESETS_PER_SECOND);

  readonly #socket: Socket;
  readonly #timing: ClientTiming;

  constructor(
    socket: Socket,
    readonly origin: Origin,
    readonly directory: Directory,
    timing: ClientTiming,
  ) {
    this.#socket = socket;
    this.#timing = timing;
    this.#session = nodeHttp2().performServerHandshake(socket, SESSION_OPTIONS);
    // The session waits for it. Node emits it for sockets of its own servers alone; here the handshake is over by now.
    socket.emit('secureConnect');
    this.#session.on('stream', (stream: ServerHttp2Stream, _headers: unknown, flags: number, raw: RawFields) =>
      this.#begin(stream, flags, raw),
    );
    // Half of a connection is of no use here, and nobody else closes the other one.
    socket.on('end', () => socket.destroy());
    // `close` of every stream follows.
    this.#session.on('error', () => {});
    this.#session.on('timeout', () => {
      if (this.open === 0) this.#end(this.#codes.NGHTTP2_NO_ERROR);
    });
    this.#awaitRequest();
  }

  closed(isCutShort: boolean): void {
    this.open -= 1;
    if (isCutShort && !this.#resets.spend()) return this.#end(this.#codes.NGHTTP2_ENHANCE_YOUR_CALM);
    if (this.open === 0) this.#awaitRequest();
  }

  /** From now on: its time may have passed while a request was under way. */
  #awaitRequest(): void {
    this.#session.setTimeout(this.#timing.clientIdleMs);
  }

  /** Says why, and goes, whether or not the client reads it: the session alone would wait for that. */
  #end(code: number): void {
    this.#session.destroy(new Error('The connection is ended.'), code);
    const timer = setTimeout(() => this.#socket.destroy(), LINGER_MS);
    this.#socket.once('close', () => clearTimeout(timer));
  }

  #begin(stream: ServerHttp2Stream, flags: number, raw: RawFields): void {
    this.open += 1;
    // It may have been broken off since its head came.
    if (stream.destroyed) return this.closed(true);
    new ClientStream(stream, this, (flags & this.#codes.NGHTTP2_FLAG_END_STREAM) !== 0).begin(raw);
  }
}
