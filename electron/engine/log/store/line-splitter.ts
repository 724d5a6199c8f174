import { ControlScan } from './control-scan.ts';
import { MAX_PARAMETER_BYTES } from './line-sequences.ts';
import { MAX_LINE_BYTES, TerminalLine } from './terminal-line.ts';

/** A prompt shows up without feeling late, while a line that merely arrives in pieces is not painted twice. */
export const PARTIAL_MS = 100;

/** A run has room for the ordinary lines of a chunk; blank ones come in several runs. */
const RUN_LINES = 256;

const LF = 0x0a;
const CR = 0x0d;
const ESC = 0x1b;
const DIGIT_ZERO = 0x30;
/** After the digits, in ASCII: colon and semicolon separate parameters. */
const SEMICOLON = 0x3b;
const OPEN_BRACKET = 0x5b;
/** `m`, as in ESC [ 31 m */
const END_OF_STYLE = 0x6d;

/** Of a terminal that nobody has said the size of. */
const DEFAULT_COLUMNS = 80;

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
 * Cuts one stream of bytes into lines. `\n` and `\r\n` end a line, also `\r\r\n` as ptys write it; what a line
 * looks like with other controls in it says {@link TerminalLine}. A line that holds none but colours and lies in its
 * chunk whole is handed on as it lies there. Where the chunks of the stream end makes no difference.
 */
export class LineSplitter {
  readonly #scan = new ControlScan();
  readonly #line: TerminalLine;
  /** Begin and end in the chunk of the lines that lie in it whole and were not handed on yet. */
  readonly #bounds = new Uint32Array(2 * RUN_LINES);
  #runLines = 0;
  #finished = 0;
  #timer: unknown = null;
  #timedLine = 0;
  /** Something has come of this line since it was shown. */
  #unshown = false;
  /** This line was shown before it was complete. */
  #isShown = false;

  readonly #sink: LineSink;
  readonly #timers: Timers;

  /** @param columns of the terminal it is printed in; 0: unknown */
  constructor(sink: LineSink, timers: Timers = globalThis, columns: () => number = () => DEFAULT_COLUMNS) {
    this.#sink = sink;
    this.#timers = timers;
    this.#line = new TerminalLine((bytes) => this.#handOn(bytes), () => columns() || DEFAULT_COLUMNS);
  }

  push(chunk: Uint8Array): void {
    const scan = this.#scan;
    const size = chunk.length;
    scan.begin(chunk);
    let start = 0;
    while (start < size) {
      const control = endOfText(chunk, scan, start);
      const newline = chunk[control] === CR ? endOfReturns(chunk, control) : control;
      if (chunk[newline] === LF && control - start <= MAX_LINE_BYTES && this.#line.isUntouched) {
        this.#note(chunk, start, control);
        start = newline + 1;
      } else {
        this.#handOnRun(chunk);
        start = this.#take(chunk, start, control);
      }
    }
    this.#handOnRun(chunk);
    if (this.#unshown) this.#showSoon();
  }

  /** The stream has ended: a line without a line end is a line. */
  end(): void {
    this.#line.breakOff();
    if (!this.#line.isBlank || this.#isShown) this.#line.finish();
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

  /** Takes what is left of a line, of which there is no line feed before `control`. @returns where the next begins */
  #take(chunk: Uint8Array, start: number, control: number): number {
    const newline = chunk.indexOf(LF, control);
    const end = newline < 0 ? chunk.length : newline;
    this.#unshown ||= end > start;
    this.#line.write(chunk, start, end, this.#scan);
    if (newline >= 0) this.#line.finish();
    return end + 1;
  }

  #handOn(bytes: Uint8Array): void {
    this.#unshown = false;
    this.#isShown = false;
    this.#finished++;
    this.#sink.line(bytes);
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
    if (this.#line.isBlank && !this.#isShown) return;
    this.#isShown = true;
    this.#sink.partial(this.#line.shown);
  };
}

/** What is shown of a line that may hold controls, as one or more lines. */
export function linesShown(line: Uint8Array): Uint8Array[] {
  const scan = new ControlScan();
  scan.begin(line);
  if (endOfText(line, scan, 0) === line.length) return [line];
  const lines: Uint8Array[] = [];
  const shown = new TerminalLine((bytes) => lines.push(Uint8Array.from(bytes)), () => DEFAULT_COLUMNS);
  shown.write(line, 0, line.length, scan);
  shown.finish();
  return lines;
}

/** Index of the first control that is no colour. */
function endOfText(chunk: Uint8Array, scan: ControlScan, from: number): number {
  let at = scan.next(from);
  while (chunk[at] === ESC) {
    const after = endOfStyle(chunk, at);
    if (after < 0) return at;
    at = scan.next(after);
  }
  return at;
}

/** Index after the sequence at `at` that sets colours or styles; -1 when it is none, or not complete. */
function endOfStyle(chunk: Uint8Array, at: number): number {
  if (chunk[at + 1] !== OPEN_BRACKET) return -1;
  let next = at + 2;
  while ((chunk[next] as number) >= DIGIT_ZERO && (chunk[next] as number) <= SEMICOLON) next++;
  return chunk[next] === END_OF_STYLE && next - at - 2 <= MAX_PARAMETER_BYTES ? next + 1 : -1;
}

/** Index of what follows carriage returns. */
function endOfReturns(chunk: Uint8Array, from: number): number {
  let at = from;
  while (chunk[at] === CR) at++;
  return at;
}
