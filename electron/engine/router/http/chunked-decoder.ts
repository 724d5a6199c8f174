import { MAX_CHUNK_LINE, MAX_FIELD_NAME, MAX_REQUEST_FIELDS, MAX_TRAILERS } from '../limits.ts';
import { type Field, parseFields } from './fields.ts';

const CR = 0x0d;
const LF = 0x0a;
/** Whatever fits a JavaScript number exactly. */
const MAX_SIZE_DIGITS = 13;
/** A size of so many digits, and extensions that are not passed on. */
const SIZE_LINE = /^([\da-f]{1,13})(?:[ \t]*;[\t\x20-\x7e\x80-\xff]*)?$/i;
/** Of one read, chunks that go on as they came, as those of most servers do; any more are joined. */
const MAX_SEPARATE = 16;
/** Fewer are moved one by one sooner than by a call. */
const MANY_BYTES = 64;
const TRAILER_LIMITS = { line: MAX_TRAILERS, name: MAX_FIELD_NAME, count: MAX_REQUEST_FIELDS };

type State = 'size' | 'data' | 'dataEnd' | 'trailers' | 'ended';

/** Takes the chunked coding (RFC 9112 §7.1) off a body, strictly: every line ends with CRLF. */
export class ChunkedDecoder {
  #state: State = 'size';
  /** Bytes to come of the chunk, or of the line end behind it. */
  #left = 0;
  #line = '';
  #trailers = '';
  #fields: Field[] = [];
  /** Beginnings and ends of the body's pieces in what is being read. */
  #places: number[] = [];
  #pieces = 0;

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

  /** Of the coding, chunks that the last read had a part of. */
  get pieces(): number {
    return this.#pieces;
  }

  /**
   * Many chunks that came together go on as one, however small they were: each piece costs more than its bytes.
   * @param chunk is written over, up to the returned index
   * @returns the index behind the last byte of the body that was in the chunk; -1 when the coding is broken
   */
  feed(chunk: Buffer): number {
    this.#places.length = 0;
    const end = this.#read(chunk);
    this.#pieces = this.#places.length / 2;
    if (this.#pieces > MAX_SEPARATE) this.#join(chunk);
    for (let at = 0; at < this.#places.length; at += 2) {
      this.#onData(chunk.subarray(this.#places[at], this.#places[at + 1]));
    }
    if (this.ended) this.#onEnd(this.#fields);
    return end;
  }

  #join(chunk: Buffer): void {
    const first = this.#places[0] ?? 0;
    let to = first;
    for (let at = 0; at < this.#places.length; at += 2) {
      const [from = 0, end = 0] = [this.#places[at], this.#places[at + 1]];
      if (end - from > MANY_BYTES) {
        chunk.copyWithin(to, from, end);
        to += end - from;
      } else for (let byte = from; byte < end; byte++) chunk[to++] = chunk[byte] ?? 0;
    }
    this.#places = [first, to];
  }

  #read(chunk: Buffer): number {
    let at = 0;
    while (at < chunk.length && this.#state !== 'ended') {
      if (this.#state === 'data') at = this.#data(chunk, at);
      else if (this.#state === 'dataEnd') at = this.#dataEnd(chunk, at);
      else if (this.#state === 'size') at = this.#size(chunk, at);
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
    this.#places.push(at, end);
    return end;
  }

  #dataEnd(chunk: Buffer, at: number): number {
    if (chunk[at] !== (this.#left === 2 ? CR : LF)) return -1;
    this.#left -= 1;
    if (this.#left === 0) this.#state = 'size';
    return at + 1;
  }

  /** A line that came whole is read byte by byte: a string of each would cost more than all the rest. */
  #size(chunk: Buffer, at: number): number {
    if (this.#line !== '') return this.#lineOf(chunk, at);
    let end = at;
    let size = 0;
    for (let digit = digitOf(chunk[end]); digit >= 0; digit = digitOf(chunk[end])) {
      size = size * 16 + digit;
      end += 1;
    }
    const isSize = end > at && end - at <= MAX_SIZE_DIGITS && chunk[end] === CR && chunk[end + 1] === LF;
    if (!isSize) return this.#lineOf(chunk, at);
    this.#begin(size);
    return end + 2;
  }

  #begin(size: number): void {
    this.#left = size;
    this.#state = size === 0 ? 'trailers' : 'data';
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
    this.#begin(Number.parseInt(size, 16));
    return true;
  }

  #trailer(line: string): boolean {
    if (line !== '') {
      this.#trailers += `${line}\r\n`;
      return this.#trailers.length <= MAX_TRAILERS;
    }
    const trailers = parseFields(this.#trailers, 0, TRAILER_LIMITS);
    if (!Array.isArray(trailers)) return false;
    this.#fields = trailers;
    this.#state = 'ended';
    return true;
  }
}

/** The value of a hexadecimal digit; -1 for what is none, or is not there. */
function digitOf(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  // Upper and lower case differ by one bit.
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : -1;
}
