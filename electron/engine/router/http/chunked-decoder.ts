import { MAX_CHUNK_LINE, MAX_FIELD_NAME, MAX_REQUEST_FIELDS, MAX_TRAILERS } from '../limits.ts';
import { type Field, parseFields } from './fields.ts';

const CR = 0x0d;
const LF = 0x0a;
/** A size, and extensions that are not passed on. 13 digits: whatever fits a JavaScript number exactly. */
const SIZE_LINE = /^([\da-f]{1,13})(?:[ \t]*;[\t\x20-\x7e\x80-\xff]*)?$/i;
const TRAILER_LIMITS = { line: MAX_TRAILERS, name: MAX_FIELD_NAME, count: MAX_REQUEST_FIELDS };

type State = 'size' | 'data' | 'dataEnd' | 'trailers' | 'ended';

/** Takes the chunked coding (RFC 9112 §7.1) off a body, strictly: every line ends with CRLF. */
export class ChunkedDecoder {
  #state: State = 'size';
  /** Bytes to come of the chunk, or of the line end behind it. */
  #left = 0;
  #line = '';
  #trailers = '';

  readonly #onData: (piece: Buffer) => void;
  readonly #onEnd: (trailers: Field[]) => void;

  constructor(
    onData: (piece: Buffer) => void,
    onEnd: (trailers: Field[]) => void,
  ) {
    this.#onData = onData;
    this.#onEnd = onEnd;
  }

  get ended(): boolean {
    return this.#state === 'ended';
  }

  /** @returns the index behind the last byte of the body that was in the chunk; -1 when the coding is broken */
  feed(chunk: Buffer): number {
    let at = 0;
    while (at < chunk.length && this.#state !== 'ended') {
      if (this.#state === 'data') at = this.#data(chunk, at);
      else if (this.#state === 'dataEnd') at = this.#dataEnd(chunk, at);
      else at = this.#lineOf(chunk, at);
      if (at < 0) return -1;
    }
    return at;
  }

  #data(chunk: Buffer, at: number): number {
    const end = Math.min(chunk.length, at + this.#left);
    this.#left -= end - at;
    if (this.#left === 0) {
      this.#state = 'dataEnd';
      this.#left = 2;
    }
    this.#onData(at === 0 && end === chunk.length ? chunk : chunk.subarray(at, end));
    return end;
  }

  #dataEnd(chunk: Buffer, at: number): number {
    if (chunk[at] !== (this.#left === 2 ? CR : LF)) return -1;
    this.#left -= 1;
    if (this.#left === 0) this.#state = 'size';
    return at + 1;
  }

  #lineOf(chunk: Buffer, at: number): number {
    const end = chunk.indexOf(LF, at);
    this.#line += chunk.toString('latin1', at, end < 0 ? chunk.length : end);
    if (this.#line.length > (this.#state === 'size' ? MAX_CHUNK_LINE : MAX_TRAILERS)) return -1;
    if (end < 0) return chunk.length;
    if (!this.#line.endsWith('\r')) return -1;
    const line = this.#line.slice(0, -1);
    this.#line = '';
    return this.#take(line) ? end + 1 : -1;
  }

  #take(line: string): boolean {
    if (this.#state === 'trailers') return this.#trailer(line);
    const size = SIZE_LINE.exec(line)?.[1];
    if (size === undefined) return false;
    this.#left = Number.parseInt(size, 16);
    this.#state = this.#left === 0 ? 'trailers' : 'data';
    return true;
  }

  #trailer(line: string): boolean {
    if (line !== '') {
      this.#trailers += `${line}\r\n`;
      return this.#trailers.length <= MAX_TRAILERS;
    }
    const trailers = parseFields(this.#trailers, 0, TRAILER_LIMITS);
    if (!Array.isArray(trailers)) return false;
    this.#state = 'ended';
    this.#onEnd(trailers);
    return true;
  }
}
