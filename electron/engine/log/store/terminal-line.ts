import { splitPoint } from '../../terminal/utf8.ts';
import { CellRow } from './cell-row.ts';
import { C1_LEAD, type ControlScan, isC1 } from './control-scan.ts';
import { linePieces } from './line-pieces.ts';
import { type LineControls, LineSequences } from './line-sequences.ts';

/**
 * A longer line is cut: no log reader takes more, and an endless one must not grow memory. In bytes; with its line end
 * it fits into a segment of the log and a block on disk.
 */
export const MAX_LINE_BYTES = 1_000_000;
/** Room for nearly all lines. */
const FIRST_BYTES = 4_096;

const TAB = 0x09;
const SPACE = 0x20;
/** DEC's line drawing, for the characters from `_` to `~`. */
const DRAWING = '\u00a0◆▒␉␌␍␊°±␤␋┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│≤≥π≠£·';
const FIRST_DRAWN = 0x5f;
const LAST_DRAWN = 0x7e;
/** Names DEC's line drawing in `ESC ( 0`. */
const DRAWING_SET = '0';

type Slot = '(' | ')';

/**
 * The line that a program is printing, as a terminal would show it: text, and of all escape sequences those for colours
 * and styles alone. As long as it only grows it is the bytes that came; once the cursor goes back in it, or something
 * is erased, it is a row of cells. What moves the cursor to another line ends this one, and clearing the screen takes
 * nothing back. Every line begins in plain style: read alone, it looks the same.
 */
export class TerminalLine implements LineControls {
  #bytes: Buffer = Buffer.allocUnsafe(FIRST_BYTES);
  #length = 0;
  /** Null as long as the line only grows. */
  #row: CellRow | null = null;
  /** A carriage return came last: a line end may follow. */
  #isReturned = false;
  readonly #sequences = new LineSequences(this);
  #charsets: Record<Slot, string> = { '(': '', ')': '' };
  #shifted = false;
  /** Something has come since the last line feed. */
  #isTouched = false;

  readonly #onLine: (bytes: Uint8Array) => void;
  readonly #columns: () => number;

  /** @param onLine gets lines that end without a line feed @param columns of the terminal */
  constructor(onLine: (bytes: Uint8Array) => void, columns: () => number) {
    this.#onLine = onLine;
    this.#columns = columns;
  }

  /** Nothing has come since the last line feed. */
  get isUntouched(): boolean {
    return !this.#isTouched;
  }

  /** Whether there is nothing to be seen of it. */
  get isBlank(): boolean {
    return this.#row === null ? this.#length === 0 : this.#row.length === 0;
  }

  /** What it looks like by now, in at most {@link MAX_LINE_BYTES}. Valid until more of it comes. */
  get shown(): Uint8Array {
    if (this.#row === null) return this.#bytes.subarray(0, this.#length);
    return this.#row.toBytes().subarray(0, MAX_LINE_BYTES);
  }

  /** Takes `bytes[from..to)`, in which there is no line feed. @param scan of all these bytes */
  write(bytes: Uint8Array, from: number, to: number, scan: ControlScan): void {
    let at = from;
    this.#isTouched ||= from < to;
    while (at < to) {
      if (!this.#sequences.isInText) {
        at = this.#sequences.step(bytes, at);
        continue;
      }
      const control = Math.min(scan.next(at), to);
      if (control > at) this.#text(bytes, at, control);
      at = control === to ? to : this.#sequences.step(bytes, control);
    }
  }

  /** A line feed: the next line starts. */
  finish(): void {
    this.breakOff();
    this.#end();
    this.#charsets = { '(': '', ')': '' };
    this.#shifted = false;
    this.#isTouched = false;
  }

  /** What is not complete will not be completed. */
  breakOff(): void {
    this.#sequences.finish();
    this.#row?.endText();
  }

  // What `LineSequences` finds.

  rawText(byte: number): void {
    this.#text(Uint8Array.of(byte), 0, 1);
  }

  carriageReturn(): void {
    this.#isReturned = true;
  }

  otherLine(): void {
    if (!this.isBlank) return this.#end();
    this.#row = null;
    this.#isReturned = false;
  }

  style(parameters: string): void {
    if (this.#row === null && !this.#isReturned) {
      const sequence = Buffer.from(`\x1b[${parameters}m`, 'latin1');
      if (this.#length + sequence.length > MAX_LINE_BYTES) this.#end();
      this.#append(sequence, 0, sequence.length);
    } else {
      this.edit((row) => row.setStyle(parameters));
    }
  }

  edit(change: (row: CellRow) => void): void {
    const row = this.#asCells();
    row.endText();
    change(row);
    this.#growAgain(row);
  }

  designate(slot: string, charset: string): void {
    if (slot === '(' || slot === ')') this.#charsets[slot] = charset;
  }

  shift(isOut: boolean): void {
    this.#shifted = isOut;
  }

  get #isDrawing(): boolean {
    return this.#charsets[this.#shifted ? ')' : '('] === DRAWING_SET;
  }

  #text(bytes: Uint8Array, from: number, to: number): void {
    if (this.#isDrawing) {
      const drawn = drawnText(bytes, from, to);
      return this.#plainText(drawn, 0, drawn.length);
    }
    this.#plainText(bytes, from, to);
  }

  #plainText(bytes: Uint8Array, from: number, to: number): void {
    if (this.#row === null && !this.#isReturned) return this.#append(bytes, from, to);
    const row = this.#asCells();
    let start = from;
    while (start < to) {
      const tab = bytes.indexOf(TAB, start);
      const end = tab < 0 || tab > to ? to : tab;
      row.text(bytes, start, end);
      if (end < to) this.edit((edited) => edited.tab(1));
      start = end + 1;
    }
    if (row.length > MAX_LINE_BYTES) this.#end();
  }

  #end(): void {
    const row = this.#row;
    this.#isReturned = false;
    this.#row = null;
    // Styles may make a line of cells longer than it may be.
    if (row !== null) return linePieces(row.toBytes(), MAX_LINE_BYTES).forEach((piece) => this.#onLine(piece));
    const length = this.#length;
    this.#length = 0;
    this.#onLine(this.#bytes.subarray(0, length));
  }

  #append(bytes: Uint8Array, from: number, to: number): void {
    let start = from;
    // Half a character, torn by a control that is gone now: with what follows it would be one.
    if (this.#bytes[this.#length - 1] === C1_LEAD && this.#length > 0 && isC1(bytes[from] as number)) this.#length--;
    while (this.#length + (to - start) > MAX_LINE_BYTES) {
      const end = start + MAX_LINE_BYTES - this.#length;
      this.#copy(bytes, start, end);
      start = end;
      this.#cut(bytes[start] as number);
    }
    this.#copy(bytes, start, to);
  }

  #copy(bytes: Uint8Array, from: number, to: number): void {
    const length = this.#length + to - from;
    if (length > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.min(2 * length, MAX_LINE_BYTES));
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#bytes.set(from === 0 && to === bytes.length ? bytes : bytes.subarray(from, to), this.#length);
    this.#length = length;
  }

  /** Hands on a full line; what belongs to a character that `next` continues starts the next one. */
  #cut(next: number): void {
    const cut = splitPoint(this.#bytes.subarray(0, this.#length), next);
    this.#onLine(this.#bytes.subarray(0, cut));
    this.#bytes.copyWithin(0, cut, this.#length);
    this.#length -= cut;
  }

  /** The line as cells, from now on. */
  #asCells(): CellRow {
    if (this.#row === null) {
      this.#row = new CellRow(this.#columns());
      writeInto(this.#row, this.#bytes.subarray(0, this.#length));
      this.#length = 0;
    }
    if (this.#isReturned) {
      this.#row.endText();
      this.#row.moveTo(0);
    }
    this.#isReturned = false;
    return this.#row;
  }

  /** A row that was wiped, as by most progress bars, is a line that only grows again. */
  #growAgain(row: CellRow): void {
    if (!row.isFresh) return;
    this.#row = null;
    const pen = Buffer.from(row.penSequence, 'latin1');
    this.#copy(pen, 0, pen.length);
  }
}

/** Writes what was kept of a line that only grew: text, tabs and styles. */
function writeInto(row: CellRow, bytes: Buffer): void {
  let at = 0;
  let start = 0;
  for (; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte >= SPACE || (byte !== TAB && byte !== ESC)) continue;
    row.text(bytes, start, at);
    if (byte === TAB) {
      row.endText();
      row.tab(1);
    } else {
      const end = bytes.indexOf(END_OF_STYLE, at);
      row.endText();
      row.setStyle(bytes.toString('latin1', at + 2, end));
      at = end;
    }
    start = at + 1;
  }
  row.text(bytes, start, bytes.length);
}

const ESC = 0x1b;
/** `m` */
const END_OF_STYLE = 0x6d;

/** The characters in DEC's line drawing; what is beyond ASCII stays what it is. */
function drawnText(bytes: Uint8Array, from: number, to: number): Buffer {
  const pieces: Uint8Array[] = [];
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    const isDrawn = byte >= FIRST_DRAWN && byte <= LAST_DRAWN;
    pieces.push(isDrawn ? Buffer.from(DRAWING[byte - FIRST_DRAWN] as string) : bytes.subarray(at, at + 1));
  }
  return Buffer.concat(pieces);
}
