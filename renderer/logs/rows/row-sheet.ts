import type { LogRow, LogSpan } from '../../../shared/logs/log.ts';
import { RowElement } from './row-element.ts';
import type { RowLook, RowPaint } from './row-element.ts';

export interface SheetContent {
  /** Indexes of the rows, in their order. */
  indexes: readonly number[];
  rowAt(index: number): LogRow | undefined;
  lookOf(index: number): RowLook;
  selected: LogSpan | null;
  /** Index of the row that is marked as the current one. */
  current: number | null;
  paint: RowPaint;
  /** Px of the first row that are above the visible part. */
  offset: number;
}

/**
 * The visible rows. The sheet sticks to the top of the scroller and holds one element per visible row, in the order
 * of the lines, so that a screen reader and a copied selection find them in that order. Scrolling moves elements that
 * leave on one side to the other; only those are filled again.
 */
export class RowSheet {
  readonly element = document.createElement('div');
  readonly #rows: RowElement[] = [];
  #indexes: readonly number[] = [];

  constructor() {
    this.element.className = 'log-sheet';
  }

  /** Index of the first row; null while there is none. */
  get first(): number | null {
    return this.#indexes[0] ?? null;
  }

  /** Index of the last row; null while there is none. */
  get last(): number | null {
    return this.#indexes.at(-1) ?? null;
  }

  show({ indexes, rowAt, lookOf, selected, current, paint, offset }: SheetContent): void {
    this.#rotate(indexes);
    this.#indexes = indexes;
    this.#resize(indexes.length);
    for (const [i, index] of indexes.entries()) {
      const element = this.#rows[i]!;
      element.show(rowAt(index), lookOf(index), paint);
      element.mark('selected', selected !== null && index >= selected.first && index < selected.end);
      element.mark('current', index === current);
    }
    this.element.style.transform = `translateY(${-offset}px)`;
  }

  shows(index: number): boolean {
    return this.#indexes.includes(index);
  }

  /** Real heights of the rows shown, px, by index. */
  *heights(): Iterable<[index: number, height: number]> {
    for (const [i, index] of this.#indexes.entries()) yield [index, this.#rows[i]!.element.offsetHeight];
  }

  /** Width of the column of texts, px; 0 while there is no row. */
  get textWidth(): number {
    return this.#rows[0]?.textWidth ?? 0;
  }

  /** The row at a height of the page, the nearest one outside of the list; null in an empty list. */
  indexAt(clientY: number): number | null {
    if (this.#indexes.length === 0) return null;
    const position = this.#rows.findIndex(({ element }) => element.getBoundingClientRect().bottom > clientY);
    return this.#indexes.at(position)!;
  }

  /** The row a node is part of, as an index of the view; null when it is none of them. */
  indexOf(node: Node): number | null {
    const position = this.#rows.findIndex(({ element }) => element.contains(node));
    return this.#indexes[position] ?? null;
  }

  /** Full timestamp of the row a node is part of. */
  timeAt(node: Node): string {
    return this.#rows.find(({ element }) => element.contains(node))?.time ?? '';
  }

  #rotate(next: readonly number[]): void {
    const { element } = this;
    const rows = this.#rows;
    const forward = this.#indexes.indexOf(next[0] ?? -1);
    const back = next.indexOf(this.#indexes[0] ?? -1);
    if (forward > 0) {
      const moved = rows.splice(0, forward);
      rows.push(...moved);
      element.append(...moved.map((row) => row.element));
    } else if (back > 0) {
      const moved = rows.splice(Math.max(0, rows.length - back));
      rows.unshift(...moved);
      element.prepend(...moved.map((row) => row.element));
    }
  }

  #resize(count: number): void {
    for (const row of this.#rows.splice(count)) row.element.remove();
    while (this.#rows.length < count) {
      const row = new RowElement();
      this.#rows.push(row);
      this.element.append(row.element);
    }
  }
}
