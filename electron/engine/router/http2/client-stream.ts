import type { ServerHttp2Stream } from 'node:http2';
import type { RouterClient } from '../listener/router-client.ts';
import type { Directory } from '../listener/directory.ts';
import { refuseRequest } from '../error-answer.ts';
import { Exchange } from '../exchange.ts';
import { pauseReading, readyToWait } from '../backpressure.ts';
import { PIECE_BYTES } from '../limits.ts';
import type { Origin } from '../backend/forwarded-head.ts';
import { LINGER_MS } from '../listener/graceful-close.ts';
import type { Field } from '../http/fields.ts';
import { BAD_CHUNK, HttpParseError } from '../http/parse-error.ts';
import type { RequestHead } from '../http/request-head.ts';
import {
  fieldsAsHeaders,
  returnedHeaders,
  parseStreamHead,
  parseStreamTrailers,
  type RawFields,
  textOfStreamHead,
} from './stream-head.ts';

/** What a stream uses of the connection that it is one of many of. */
export interface StreamSession {
  readonly origin: Origin;
  readonly directory: Directory;
  /** Streams that are open now. */
  readonly open: number;
  /** @param isCutShort its response had not ended */
  closed(isCutShort: boolean): void;
}

/** One request over HTTP/2, and its response. */
export class ClientStream implements RouterClient {
  #exchange: Exchange | null = null;
  /** The client has broken off, or was broken off: nothing more can be said. */
  #isBroken = false;
  #isCutShort = false;
  #isRequestEnded: boolean;
  /** Of the request, until it has ended. */
  #trailers: Field[] = [];
  /** Pieces of the response that it has not taken yet. */
  #pending = 0;

  readonly #stream: ServerHttp2Stream;
  readonly #session: StreamSession;

  constructor(
    stream: ServerHttp2Stream,
    session: StreamSession,
    isRequestEnded: boolean,
  ) {
    this.#stream = stream;
    this.#session = session;
    this.#isRequestEnded = isRequestEnded;
    stream.on('aborted', this.#broken);
    // An answer to HEAD is over before it has begun: no other event tells that its client has gone.
    stream.on('close', () => {
      this.#broken();
      session.closed(this.#isCutShort);
    });
    // `close` follows.
    stream.on('error', () => {});
    pauseReading(stream);
    stream.on('data', (piece: Buffer) => this.#exchange?.requestData(piece));
    stream.on('trailers', (_headers: unknown, _flags: unknown, raw: RawFields) => this.#takeTrailers(raw));
    stream.on('end', this.#requestEnded);
  }

  get origin(): Origin {
    return this.#session.origin;
  }

  /** The streams of a connection share what the router holds for it. */
  get backlog(): number {
    // Only while pieces wait is it told, by the last of them, that it may go on.
    if (this.#pending === 0) return 0;
    return (this.#stream.writableLength + this.#pending * PIECE_BYTES) * this.#session.open;
  }

  begin(raw: RawFields): void {
    try {
      this.#route(parseStreamHead(raw, this.#isRequestEnded));
    } catch (error) {
      if (!(error instanceof HttpParseError)) throw error;
      refuseRequest(this, this.#session.directory, error, textOfStreamHead(raw));
    }
  }

  inform(status: number, _reason: string, fields: readonly Field[]): void {
    if (this.#isGone) return;
    this.#stream.additionalHeaders(returnedHeaders(status, fields));
  }

  respond(status: number, _reason: string, fields: readonly Field[], body: 'sized' | 'open'): void {
    if (this.#isGone) return;
    this.#stream.respond(returnedHeaders(status, fields), { waitForTrailers: body === 'open' });
  }

  /**
   * `taken` is told for what was copied alone: a stream that is reset calls back while its bytes may still wait to be
   * written.
   */
  data(piece: Buffer, taken: () => void = nothing): void {
    // Some statuses end a response over HTTP/2, whatever a dyno sends behind them.
    if (this.#isGone || this.#stream.writableEnded) return taken();
    this.#pending += 1;
    this.#stream.write(readyToWait(piece, taken)[0], this.#passed);
  }

  /** Frames of one turn go out together by themselves. */
  flush(): void {}

  end(trailers: readonly Field[]): void {
    if (this.#isGone) return;
    this.#stream.on('wantTrailers', () => this.#stream.sendTrailers(fieldsAsHeaders(trailers)));
    this.#stream.end();
    if (!this.#isRequestEnded) this.#discardRequest();
  }

  abort(): void {
    this.#isBroken = true;
    this.#stream.close(nodeHttp2().constants.NGHTTP2_INTERNAL_ERROR);
  }

  resumeBody(): void {
    this.#stream.resume();
  }

  pauseBody(): void {
    pauseReading(this.#stream);
  }

  /** Never: only HTTP/1.1 upgrades, and no head that is read here asks for it. */
  release(): never {
    throw new Error('A stream of HTTP/2 cannot be upgraded.');
  }

  /** What Node throws at: a stream may have ended before any event says so. */
  get #isGone(): boolean {
    return this.#isBroken || this.#stream.closed || this.#stream.destroyed;
  }

  #route(request: RequestHead): void {
    const { directory } = this.#session;
    const router = directory.find(request.host);
    if (router === null) return directory.answerUnknown(this, request.host);
    const exchange = new Exchange(router, this, request, () => (this.#exchange = null));
    this.#exchange = exchange;
    router.begin(exchange);
  }

  #takeTrailers(raw: RawFields): void {
    try {
      this.#trailers = parseStreamTrailers(raw);
    } catch (error) {
      if (!(error instanceof HttpParseError)) throw error;
      this.#exchange?.requestFlawed(error);
    }
  }

  readonly #passed = (): void => {
    this.#pending -= 1;
    if (this.#pending === 0) this.#exchange?.clientDrained();
  };

  readonly #requestEnded = (): void => {
    this.#isRequestEnded = true;
    this.#exchange?.requestEnded(this.#trailers);
  };

  /** The response is on its way. To reset the stream at once could overtake it. */
  #discardRequest(): void {
    this.#stream.resume();
    const timer = setTimeout(() => this.#stream.close(nodeHttp2().constants.NGHTTP2_NO_ERROR), LINGER_MS);
    this.#stream.once('close', () => clearTimeout(timer));
  }

  readonly #broken = (): void => {
    if (this.#isBroken) return;
    this.#isBroken = true;
    this.#isCutShort = this.#exchange !== null;
    // nghttp2 finds a body that is longer or shorter than its length before anybody here does.
    const isFlawed = this.#stream.rstCode === nodeHttp2().constants.NGHTTP2_PROTOCOL_ERROR;
    if (isFlawed) this.#exchange?.requestFlawed(new HttpParseError('H26', 400, BAD_CHUNK));
    else this.#exchange?.clientClosed();
  };
}

function nothing(): void {}

/** Node's HTTP/2. Not imported: every app would start later for the few that speak TLS. */
export function nodeHttp2(): typeof import('node:http2') {
  return process.getBuiltinModule('node:http2');
}
