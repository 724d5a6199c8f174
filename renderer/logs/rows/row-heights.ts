import type { LogRow } from '../../../shared/logs/log.ts';
import { MAX_SHOWN_LENGTH } from './row-element.ts';
import type { RowSheet } from './row-sheet.ts';
import type { RowSource } from './row-source.ts';
import type { TraceFolds } from './trace-folds.ts';

/** About the width of a letter of the log at its 12 px. Only first guesses use it. */
const LETTER_PX = 7.2;
/** The width of the list until a row has been on screen. */
const FIRST_WIDTH_PX = 600;

/** Heights of rows: measured once a row has been on screen, reckoned from the length of its text until then. */
export class RowHeights {
  #wrap = false;
  #fold = false;
  #measured = new WeakMap<LogRow, number>();
  #textWidth = FIRST_WIDTH_PX;

  readonly #nominal: number;
  readonly #source: RowSource;
  readonly #traces: TraceFolds;

  constructor(
    nominal: number,
    source: RowSource,
    traces: TraceFolds,
  ) {
    this.#nominal = nominal;
    this.#source = source;
    this.#traces = traces;
  }

  setShape({ wrap, fold }: { wrap: boolean; fold: boolean }): void {
    this.#wrap = wrap;
    this.#fold = fold;
    this.forget();
  }

  /** All rows have the nominal height. */
  get isEven(): boolean {
    return !this.#wrap && !this.#fold;
  }

  get folds(): boolean {
    return this.#fold;
  }

  /** Px; 0 for a row that is folded away, the nominal height for one that has not arrived. */
  of(index: number): number {
    if (this.isEven) return this.#nominal;
    const row = this.#source.held(index);
    if (row === undefined) return this.#nominal;
    if (this.#fold && this.#traces.isHidden(index)) return 0;
    return this.#wrap ? (this.#measured.get(row) ?? this.#reckon(row)) : this.#nominal;
  }

  /** Takes the heights from the rows on screen. @returns whether one differs from what was thought. */
  learn(sheet: RowSheet): boolean {
    if (!this.#wrap) return false;
    // An empty sheet has no width to tell.
    this.#textWidth = sheet.textWidth || this.#textWidth;
    let news = false;
    for (const [index, height] of sheet.heights()) {
      const row = this.#source.held(index);
      if (row === undefined || height === 0) continue;
      if (this.of(index) !== height) news = true;
      this.#measured.set(row, height);
    }
    return news;
  }

  /** The width has changed. */
  forget(): void {
    this.#measured = new WeakMap();
  }

  #reckon({ text }: LogRow): number {
    const letters = Math.max(1, Math.floor(this.#textWidth / LETTER_PX));
    return Math.max(1, Math.ceil(Math.min(text.length, MAX_SHOWN_LENGTH) / letters)) * this.#nominal;
  }
}
