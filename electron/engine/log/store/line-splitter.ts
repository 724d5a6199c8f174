import { splitPoint } from './utf8.ts';

/** Heroku splits longer lines into chunks of this many bytes (docs/heroku.md §4); it also bounds memory. */
export const MAX_LINE_BYTES = 10_000;
/** A prompt shows up without feeling late, while a line that merely arrives in pieces is not painted twice. */
export const PARTIAL_MS = 100;

/** A run has room for the ordinary lines of a chunk; blank ones come in several runs. */
const RUN_LINES = 256;

const LF = 10;
const CR = 13;

/**
 * Where lines go. The bytes belong to the splitter or to its caller's chunk: they are valid only during the call.
 */
export interface LineSink {
  /** `count` finished lines, none of which was shown before: `chunk[bounds[2n]..bounds[2n + 1])`, n from 0. */
  run(chunk: Uint8Array, bounds: Uint32Array, count: number): void;
  /** A finished line, without its line end. It replaces the partial line before it, if there was one. */
  line(bytes: Uint8Array): void;
  /** What an unfinished line looks like by now. The next `line` or `partial` replaces it. */
  partial(bytes: Uint8Array): void;
}

/** Just enough of Node's timers to let a test own the clock. */
export interface Timers {
  setTimeout(callback: () => void, milliseconds: number): unknown;
  clearTimeout(timer: never): void;
}

/**
 * Cuts one stream of bytes into lines. `\n` and `\r\n` end a line, also `\r\r\n` as ptys write it. A
 * carriage return alone makes the next byte start the line over. Longer lines than {@link MAX_LINE_BYTES} are split,
 * never inside a UTF-8 character. Where the chunks of the stream end makes no difference.
 */
export class LineSplitter {
  readonly #pending = new Uint8Array(MAX_LINE_BYTES);
  /** Begin and end in the chunk of the lines that lie in it whole and were not handed on yet. */
  readonly #bounds = new Uint32Array(2 * RUN_LINES);
  #runLines = 0;
  #length = 0;
  /** A carriage return came last: what follows, unless it is a line end, replaces the line. */
  #rewrites = false;
  #finished = 0;
  #timer: unknown = null;
  #timedLine = 0;
  #unshown = false;

  readonly #sink: LineSink;
  readonly #timers: Timers;

  constructor(
    sink: LineSink,
    timers: Timers = globalThis,
  ) {
    this.#sink = sink;
    this.#timers = timers;
  }

  push(chunk: Uint8Array): void {
    const size = chunk.length;
    let start = 0;
    let carriageReturn = -1;
    while (start < size) {
      const newline = chunk.indexOf(LF, start);
      const end = newline < 0 ? size : newline;
      if (carriageReturn < start) carriageReturn = indexOrEnd(chunk, CR, start);
      if (newline >= 0 && end - start <= MAX_LINE_BYTES && carriageReturn >= end - 1 && this.#isAtLineStart()) {
        this.#note(chunk, start, Math.min(carriageReturn, end));
      } else {
        this.#handOnRun(chunk);
        this.#take(chunk.subarray(start, end));
        if (newline >= 0) this.#finish();
      }
      start = end + 1;
    }
    this.#handOnRun(chunk);
    if (this.#unshown) this.#showSoon();
  }

  /** The stream has ended: a line without a line end is a line. */
  end(): void {
    if (this.#length > 0) this.#finish();
    this.#rewrites = false;
    if (this.#timer !== null) this.#timers.clearTimeout(this.#timer as never);
    this.#timer = null;
  }

  /** A line lies in the chunk whole. */
  #note(chunk: Uint8Array, from: number, to: number): void {
    this.#finished++;
    this.#bounds[2 * this.#runLines] = from;
    this.#bounds[2 * this.#runLines + 1] = to;
    this.#runLines++;
    if (this.#runLines === RUN_LINES) this.#handOnRun(chunk);
  }

  #handOnRun(chunk: Uint8Array): void {
    const count = this.#runLines;
    this.#runLines = 0;
    if (count > 0) this.#sink.run(chunk, this.#bounds, count);
  }

  #isAtLineStart(): boolean {
    return this.#length === 0 && !this.#rewrites;
  }

  /** Takes bytes without a line feed. */
  #take(bytes: Uint8Array): void {
    let start = 0;
    while (start < bytes.length) {
      const end = indexOrEnd(bytes, CR, start);
      if (end > start) this.#append(bytes, start, end);
      if (end < bytes.length) this.#rewrites = true;
      start = end + 1;
    }
  }

  #append(bytes: Uint8Array, from: number, to: number): void {
    if (this.#rewrites) this.#length = 0;
    this.#rewrites = false;
    this.#unshown = true;
    let start = from;
    while (this.#length + (to - start) > MAX_LINE_BYTES) {
      const end = start + MAX_LINE_BYTES - this.#length;
      this.#pending.set(bytes.subarray(start, end), this.#length);
      start = end;
      this.#split(bytes[start] as number);
    }
    this.#pending.set(bytes.subarray(start, to), this.#length);
    this.#length += to - start;
  }

  /** Hands on a full line; what belongs to a character that `next` continues starts the next one. */
  #split(next: number): void {
    const cut = splitPoint(this.#pending, next);
    this.#finished++;
    this.#sink.line(this.#pending.subarray(0, cut));
    this.#pending.copyWithin(0, cut);
    this.#length = MAX_LINE_BYTES - cut;
  }

  #finish(): void {
    const length = this.#length;
    this.#length = 0;
    this.#rewrites = false;
    this.#unshown = false;
    this.#finished++;
    this.#sink.line(this.#pending.subarray(0, length));
  }

  #showSoon(): void {
    if (this.#timer !== null) return;
    this.#timedLine = this.#finished;
    this.#timer = this.#timers.setTimeout(this.#show, PARTIAL_MS);
  }

  /** Shows the line only if it is the one the timer was set for: in a flood every chunk ends inside some line. */
  readonly #show = (): void => {
    this.#timer = null;
    if (!this.#unshown) return;
    if (this.#timedLine !== this.#finished) {
      this.#showSoon();
      return;
    }
    this.#unshown = false;
    this.#sink.partial(this.#pending.subarray(0, this.#length));
  };
}

function indexOrEnd(bytes: Uint8Array, byte: number, from: number): number {
  const index = bytes.indexOf(byte, from);
  return index < 0 ? bytes.length : index;
}
