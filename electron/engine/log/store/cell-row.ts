import { characterWidth } from '../../terminal/character-width.ts';
import { Rendition } from '../../terminal/replay/rendition.ts';
import { CodePoints } from './code-points.ts';

const TAB_WIDTH = 8;
/** What combining marks a character is given: Zalgo must not grow memory. In UTF-16 units. */
const MAX_MARKS = 32;
/** Terminals are never so wide: in a longer row nothing is moved about, which would take time in proportion to it. */
const MAX_EDITED_COLUMNS = 65_536;
const FIRST_COLUMNS = 256;
/** As many as two bytes number. */
const MAX_STYLES = 65_536;

/** Never written, or erased. */
const BLANK = 0;
/** The second column of a wide character. */
const WIDE_END = 0xffff_ffff;
const SPACE = 0x20;
const JOINER = '\u200d';
const PLAIN = '\x1b[0m';
const PLAIN_STYLE = 0;

/** One line of a terminal as its cells, with the cursor in it: as wide as what is written, it never wraps. */
export class CellRow {
  #codes = new Uint32Array(FIRST_COLUMNS);
  /** By number in `#styles`. */
  #styleOf = new Uint16Array(FIRST_COLUMNS);
  #marks = new Map<number, string>();
  #length = 0;
  #column = 0;
  #saved: { column: number; pen: Rendition } | null = null;
  #pen = new Rendition();
  /** Of the pen; null once that has changed. */
  #penStyle: number | null = PLAIN_STYLE;
  readonly #styles = [PLAIN];
  readonly #styleNumbers = new Map([[PLAIN, PLAIN_STYLE]]);
  readonly #decoder = new CodePoints((code) => this.#print(code));
  isInserting = false;

  readonly #columns: number;

  /** @param columns of the terminal, as far as the cursor can be sent where nothing is written */
  constructor(columns: number) {
    this.#columns = columns;
  }

  /** Columns up to the last that was written. */
  get length(): number {
    return this.#length;
  }

  /** Nothing is written or saved and the cursor stands at its start: as good as new, but for the pen. */
  get isFresh(): boolean {
    return this.#length === 0 && this.#column === 0 && this.#saved === null && !this.isInserting;
  }

  /** What gives the style of the next character; empty for none. */
  get penSequence(): string {
    return this.#pen.isPlain ? '' : this.#pen.sequence();
  }

  text(bytes: Uint8Array, from: number, to: number): void {
    this.#decoder.write(bytes, from, to);
  }

  /** Any control ends a character that was not complete. */
  endText(): void {
    this.#decoder.end();
  }

  setStyle(parameters: string): void {
    this.#pen.apply(parameters);
    this.#penStyle = null;
  }

  moveTo(column: number): void {
    this.#column = Math.max(0, Math.min(column, Math.max(this.#columns - 1, this.#length)));
  }

  moveBy(columns: number): void {
    this.moveTo(this.#column + columns);
  }

  /** @param count of tab stops; negative: back */
  tab(count: number): void {
    const stop = count > 0 ? Math.floor(this.#column / TAB_WIDTH) : Math.ceil(this.#column / TAB_WIDTH);
    const limit = Math.max(this.#columns - 1, this.#length + TAB_WIDTH);
    this.#column = Math.min(Math.max(0, (stop + count) * TAB_WIDTH), limit);
  }

  save(): void {
    this.#saved = { column: this.#column, pen: this.#pen.clone() };
  }

  restore(): void {
    this.#column = this.#saved?.column ?? 0;
    this.#pen = this.#saved?.pen.clone() ?? new Rendition();
    this.#penStyle = null;
  }

  eraseToEnd(): void {
    this.#truncate(this.#column);
  }

  eraseFromStart(): void {
    this.#erase(0, this.#column + 1);
  }

  eraseAll(): void {
    this.#truncate(0);
  }

  eraseCharacters(count: number): void {
    this.#erase(this.#column, this.#column + count);
  }

  deleteCharacters(count: number): void {
    const from = this.#column;
    if (from >= this.#length || this.#length > MAX_EDITED_COLUMNS) return;
    const to = Math.min(from + count, this.#length);
    this.#splitWide(from);
    this.#splitWide(to);
    this.#shift(to, from);
    this.#length -= to - from;
  }

  insertBlanks(count: number): void {
    const from = this.#column;
    if (from >= this.#length || this.#length + count > MAX_EDITED_COLUMNS) return;
    this.#splitWide(from);
    this.#reserve(this.#length + count);
    this.#shift(from, from + count);
    this.#length += count;
    this.#blank(from, from + count);
  }

  /** The row as text with the sequences of its styles, as a terminal that starts plain must be given it. */
  toBytes(): Uint8Array {
    const output = new Output();
    const end = this.#visibleEnd();
    let style = PLAIN_STYLE;
    for (let column = 0; column < end; column++) {
      const code = this.#codes[column] as number;
      if (code === WIDE_END) continue;
      const next = this.#styleOf[column] as number;
      if (next !== style) output.text(this.#styles[next] as string);
      style = next;
      if (code < 0x80) output.byte(code === BLANK ? SPACE : code);
      else output.text(String.fromCodePoint(code));
      const marks = this.#marks.get(column);
      if (marks !== undefined) output.text(marks);
    }
    if (style !== PLAIN_STYLE) output.text(PLAIN);
    return output.bytes;
  }

  /** Spaces that nobody sees are how many programs wipe a line. */
  #visibleEnd(): number {
    let end = this.#length;
    while (end > 0 && this.#isInvisible(end - 1)) end--;
    return end;
  }

  #isInvisible(column: number): boolean {
    const code = this.#codes[column];
    return (code === BLANK || code === SPACE) && this.#styleOf[column] === PLAIN_STYLE && !this.#marks.has(column);
  }

  #print(code: number): void {
    const width = this.#widthOf(code);
    if (width === 0) return this.#join(code);
    if (this.isInserting) this.insertBlanks(width);
    const column = this.#column;
    this.#reserve(column + width);
    this.#splitWide(column);
    this.#splitWide(column + width);
    if (column > this.#length) this.#blank(this.#length, column);
    this.#set(column, code);
    if (width === 2) this.#set(column + 1, WIDE_END);
    this.#column = column + width;
    this.#length = Math.max(this.#length, this.#column);
  }

  #widthOf(code: number): number {
    if (code < 0x80) return 1;
    const before = this.#characterBefore();
    // What follows a joiner is part of the same emoji.
    if (before !== null && this.#marks.get(before)?.endsWith(JOINER) === true) return 0;
    return characterWidth(code);
  }

  #characterBefore(): number | null {
    if (this.#column === 0 || this.#column > this.#length) return null;
    const before = this.#column - 1;
    return this.#codes[before] === WIDE_END ? before - 1 : before;
  }

  #join(code: number): void {
    const before = this.#characterBefore();
    if (before === null) return;
    const marks = (this.#marks.get(before) ?? '') + String.fromCodePoint(code);
    if (marks.length <= MAX_MARKS) this.#marks.set(before, marks);
  }

  #set(column: number, code: number): void {
    this.#codes[column] = code;
    this.#styleOf[column] = this.#penStyle ??= this.#numberOf(this.#pen.sequence());
    if (this.#marks.size > 0) this.#marks.delete(column);
  }

  #numberOf(sequence: string): number {
    const known = this.#styleNumbers.get(sequence);
    if (known !== undefined) return known;
    if (this.#styles.length === MAX_STYLES) return PLAIN_STYLE;
    this.#styleNumbers.set(sequence, this.#styles.length);
    return this.#styles.push(sequence) - 1;
  }

  /** A wide character of which `column` would take one half is none any more. */
  #splitWide(column: number): void {
    if (column < this.#length && this.#codes[column] === WIDE_END) this.#blank(column - 1, column + 1);
  }

  #truncate(column: number): void {
    if (column >= this.#length) return;
    this.#splitWide(column);
    this.#blank(column, this.#length);
    this.#length = column;
  }

  #erase(from: number, to: number): void {
    if (to >= this.#length) return this.#truncate(from);
    this.#splitWide(from);
    this.#splitWide(to);
    this.#blank(from, to);
  }

  #blank(from: number, to: number): void {
    this.#codes.fill(BLANK, from, to);
    this.#styleOf.fill(PLAIN_STYLE, from, to);
    for (const column of this.#marks.keys()) if (column >= from && column < to) this.#marks.delete(column);
  }

  /** Moves the cells from `from` to the end to where `to` is. */
  #shift(from: number, to: number): void {
    const { length } = this;
    this.#codes.copyWithin(to, from, length);
    this.#styleOf.copyWithin(to, from, length);
    if (this.#marks.size === 0) return;
    const moved = new Map<number, string>();
    for (const [column, marks] of this.#marks) {
      if (column >= from) moved.set(column + to - from, marks);
      else if (column < to) moved.set(column, marks);
    }
    this.#marks = moved;
  }

  #reserve(columns: number): void {
    if (columns <= this.#codes.length) return;
    const size = Math.max(columns, 2 * this.#codes.length);
    const codes = new Uint32Array(size);
    const styleOf = new Uint16Array(size);
    codes.set(this.#codes);
    styleOf.set(this.#styleOf);
    this.#codes = codes;
    this.#styleOf = styleOf;
  }
}

/** Bytes put together. */
class Output {
  #buffer = Buffer.allocUnsafe(FIRST_COLUMNS);
  #length = 0;

  get bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.#length);
  }

  byte(byte: number): void {
    this.#reserve(1);
    this.#buffer[this.#length++] = byte;
  }

  text(text: string): void {
    this.#reserve(3 * text.length);
    this.#length += this.#buffer.write(text, this.#length);
  }

  #reserve(bytes: number): void {
    if (this.#length + bytes <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.#length + bytes));
    larger.set(this.#buffer.subarray(0, this.#length));
    this.#buffer = larger;
  }
}
