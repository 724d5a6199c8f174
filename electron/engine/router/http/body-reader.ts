import { assertNever } from '../../../../shared/text/assert-never.ts';
import { ChunkedDecoder } from './chunked-decoder.ts';
import type { Field } from './fields.ts';
import type { Framing } from './framing.ts';

/** Where the pieces of a body go. */
export interface BodySink {
  data(piece: Buffer): void;
  end(trailers: Field[]): void;
}

/** Finds the end of a body in the bytes of a connection. */
export interface BodyReader {
  /** @returns the index behind the body's last byte in the chunk; -1 when it is not as its head says */
  feed(chunk: Buffer): number;
  readonly ended: boolean;
  /** What of the coding the last chunk had parts of: how much work it was. */
  readonly pieces: number;
  /** The connection ended. @returns whether that ends the body, too */
  close(): boolean;
}

/** A body without bytes ends at once. */
export function readBody(framing: Framing, sink: BodySink): BodyReader {
  switch (framing.kind) {
    case 'none':
      return new LengthReader(0, sink);
    case 'length':
      return new LengthReader(framing.length, sink);
    case 'chunked':
      return new ChunkedReader(sink);
    case 'close':
      return new CloseReader(sink);
    default:
      return assertNever(framing);
  }
}

class LengthReader implements BodyReader {
  #left: number;
  ended = false;
  readonly pieces = 1;

  readonly #sink: BodySink;

  constructor(
    length: number,
    sink: BodySink,
  ) {
    this.#sink = sink;
    this.#left = length;
    if (length === 0) this.#end();
  }

  feed(chunk: Buffer): number {
    const end = Math.min(chunk.length, this.#left);
    this.#left -= end;
    if (end > 0) this.#sink.data(end === chunk.length ? chunk : chunk.subarray(0, end));
    if (this.#left === 0 && !this.ended) this.#end();
    return end;
  }

  close(): boolean {
    return this.ended;
  }

  #end(): void {
    this.ended = true;
    this.#sink.end([]);
  }
}

class ChunkedReader implements BodyReader {
  readonly #decoder: ChunkedDecoder;

  constructor(sink: BodySink) {
    this.#decoder = new ChunkedDecoder(
      (piece) => sink.data(piece),
      (trailers) => sink.end(trailers),
    );
  }

  get ended(): boolean {
    return this.#decoder.ended;
  }

  get pieces(): number {
    return this.#decoder.pieces;
  }

  feed(chunk: Buffer): number {
    return this.#decoder.feed(chunk);
  }

  close(): boolean {
    return this.ended;
  }
}

class CloseReader implements BodyReader {
  ended = false;
  readonly pieces = 1;

  readonly #sink: BodySink;

  constructor(sink: BodySink) {
    this.#sink = sink;
  }

  feed(chunk: Buffer): number {
    this.#sink.data(chunk);
    return chunk.length;
  }

  close(): boolean {
    if (!this.ended) {
      this.ended = true;
      this.#sink.end([]);
    }
    return true;
  }
}
