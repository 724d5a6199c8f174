/** Rows of one height in a scrolled box: which of them are on screen. All lengths in CSS px. */
export interface FixedRows {
  count: number;
  rowHeight: number;
  viewport: number;
  /** From the top of the first row to the top of the box. */
  top: number;
}

/** Painted above and below the visible rows, so that a turn of the wheel does not show gaps. */
export const AHEAD_ROWS = 12;

/** Indexes from `first` to `end` (exclusive) that are to be painted. */
export function paintedRows({ count, rowHeight, viewport, top }: FixedRows): { first: number; end: number } {
  const first = Math.max(0, Math.floor(top / rowHeight) - AHEAD_ROWS);
  const end = Math.min(count, Math.ceil((top + viewport) / rowHeight) + AHEAD_ROWS);
  return { first: Math.min(first, count), end: Math.max(end, Math.min(first, count)) };
}

/** The least scrolling that brings a row wholly into the box. */
export function topShowing(index: number, { rowHeight, viewport, top }: FixedRows): number {
  const rowTop = index * rowHeight;
  if (rowTop < top) return rowTop;
  return Math.max(top, rowTop + rowHeight - viewport);
}

/** Index of the first of ascending numbers that is not below `wanted`. */
export function lowerBound(count: number, numberAt: (index: number) => number, wanted: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numberAt(middle) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
