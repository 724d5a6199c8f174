import type { LogSpan } from '../../../shared/logs/log.ts';

/** The visible rows, and the px of the first one that are above the visible part. */
export interface VisibleRows {
  indexes: number[];
  offset: number;
}

/** Rows walked over for one move; a farther one is made by nominal heights. */
const MAX_WALK_ROWS = 2_000;

/**
 * Where rows stand whose heights differ: wrapped ones are taller, folded ones have none. A place in the list is said in
 * nominal px, as if all rows had the same height, so that it can be told without knowing the rows above: row 3, half
 * of it scrolled away, is at 3.5 × the nominal height. Between places near each other real heights count.
 */
export class RowLayout {
  readonly #nominal: number;
  readonly #heightOf: (index: number) => number;

  /** @param heightOf height of a row, px; the nominal one where it is not known yet. */
  constructor(
    nominal: number,
    heightOf: (index: number) => number,
  ) {
    this.#nominal = nominal;
    this.#heightOf = heightOf;
  }

  visible(top: number, { first, end }: LogSpan, viewport: number): VisibleRows {
    const { index: start, offset } = this.#placeOf(top, first);
    const indexes: number[] = [];
    let bottom = -offset;
    for (let index = start; index < end && bottom < viewport; index++) {
      const height = this.#heightOf(index);
      if (height > 0) indexes.push(index);
      bottom += height;
    }
    return { indexes, offset };
  }

  /** The place from which on the last rows fill the visible part. */
  endTop(span: LogSpan, viewport: number): number {
    return this.#walkUp(span.end, viewport, span.first);
  }

  /** The first of the last rows that fill the visible part. */
  screenStart({ first, end }: LogSpan, viewport: number): number {
    let index = end;
    for (let height = 0; index > first && height < viewport; height += this.#heightOf(index)) index--;
    // One more: it may turn out that the first one is cut.
    return Math.max(first, index - 1);
  }

  /** The place `delta` px of real heights further down, or up. */
  move(top: number, delta: number, { first, end }: LogSpan): number {
    const { index, offset } = this.#placeOf(top, first);
    if (Math.abs(delta) > MAX_WALK_ROWS * this.#nominal) return top + delta;
    return delta < 0 ? this.#walkUp(index, -delta - offset, first) : this.#walkDown(index, delta + offset, first, end);
  }

  /** The place of a row that leaves `above` px over it. */
  placing(index: number, above: number, first: number): number {
    return this.#walkUp(index, above, first);
  }

  #placeOf(top: number, first: number): { index: number; offset: number } {
    const rows = Math.floor(top / this.#nominal);
    const index = first + rows;
    return { index, offset: (top / this.#nominal - rows) * this.#heightOf(index) };
  }

  /** The place `px` above the top of a row; within the row when negative. */
  #walkUp(from: number, px: number, first: number): number {
    let index = from;
    let above = px;
    if (above < 0) return this.#within(index, -above, first);
    while (index > first && above > 0) {
      index--;
      above -= this.#heightOf(index);
    }
    return above >= 0 ? (index - first) * this.#nominal : this.#within(index, -above, first);
  }

  #walkDown(from: number, px: number, first: number, end: number): number {
    let index = from;
    let below = px;
    while (index < end - 1 && below >= this.#heightOf(index)) {
      below -= this.#heightOf(index);
      index++;
    }
    return this.#within(index, below, first);
  }

  #within(index: number, px: number, first: number): number {
    const height = this.#heightOf(index);
    return (index - first + (height === 0 ? 0 : Math.min(1, px / height))) * this.#nominal;
  }
}
