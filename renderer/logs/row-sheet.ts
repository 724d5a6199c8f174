import type { LogRow, LogSpan } from '../../shared/log.ts';
import { RowElement } from './row-element.ts';
import type { RowPaint } from './row-element.ts';

export interface SheetContent extends LogSpan {
  rowAt(index: number): LogRow | undefined;
  selected: LogSpan | null;
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
  private readonly rows: RowElement[] = [];
  private first = 0;

  constructor() {
    this.element.className = 'log-sheet';
  }

  get span(): LogSpan {
    return { first: this.first, end: this.first + this.rows.length };
  }

  show({ first, end, rowAt, selected, paint, offset }: SheetContent): void {
    this.rotate(first - this.first);
    this.first = first;
    this.resize(end - first);
    for (let i = 0; i < this.rows.length; i++) {
      const index = first + i;
      const row = this.rows[i]!;
      row.show(rowAt(index), paint);
      row.markSelected(selected !== null && index >= selected.first && index < selected.end);
    }
    this.element.style.transform = `translateY(${-offset}px)`;
  }

  /** The row a node is part of, as an index of the view; null when it is none of them. */
  indexOf(node: Node): number | null {
    const position = this.rows.findIndex(({ element }) => element.contains(node));
    return position < 0 ? null : this.first + position;
  }

  /** Full timestamp of the row a node is part of. */
  timeAt(node: Node): string {
    return this.rows.find(({ element }) => element.contains(node))?.time ?? '';
  }

  private rotate(shift: number): void {
    const { rows, element } = this;
    if (shift === 0 || Math.abs(shift) >= rows.length) return;
    if (shift > 0) {
      const moved = rows.splice(0, shift);
      rows.push(...moved);
      element.append(...moved.map((row) => row.element));
    } else {
      const moved = rows.splice(rows.length + shift);
      rows.unshift(...moved);
      element.prepend(...moved.map((row) => row.element));
    }
  }

  private resize(count: number): void {
    for (const row of this.rows.splice(count)) row.element.remove();
    while (this.rows.length < count) {
      const row = new RowElement();
      this.rows.push(row);
      this.element.append(row.element);
    }
  }
}
