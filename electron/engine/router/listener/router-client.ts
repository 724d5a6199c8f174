import type { Duplex } from 'node:stream';
import type { Origin } from '../backend/forwarded-head.ts';
import type { Field } from '../http/fields.ts';

/** The client's side of one request: where its response goes. */
export interface RouterClient {
  readonly origin: Origin;
  /** Bytes of the response that it has not taken yet. */
  readonly backlog: number;
  /** A 1xx. */
  inform(status: number, reason: string, fields: readonly Field[]): void;
  /**
   * Begins the response. The body follows in pieces.
   * @param body `sized`: as its Content-Length says, or none. `open`: of a length nobody knows yet.
   */
  respond(status: number, reason: string, fields: readonly Field[], body: 'sized' | 'open'): void;
  /** @param taken called once, when its bytes have gone and their memory may be used again */
  data(piece: Buffer, taken?: () => void): void;
  /** Sends what was held back to go out together. */
  flush(): void;
  end(trailers: readonly Field[]): void;
  /** Breaks the response off so that the client notices. */
  abort(): void;
  /** Lets the request's body come. */
  resumeBody(): void;
  pauseBody(): void;
  /** After 101: the bare connection, and what has come of it already. */
  release(): { stream: Duplex; rest: Buffer };
}
