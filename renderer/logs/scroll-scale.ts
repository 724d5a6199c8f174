/**
 * Between rows and the browser's scroll bar. Browsers cap an element's height (Chromium near 33 million px, Firefox
 * near 17 million), which ten million rows exceed: beyond the cap the bar is a scaled picture of the list.
 */

/** Safe in every browser, and so tall that half a million rows still scroll pixel by pixel. */
export const MAX_SCROLL_PX = 10_000_000;

export interface Extent {
  rows: number;
  /** CSS px. */
  rowHeight: number;
  /** Visible height, CSS px. */
  viewport: number;
}

/** Height of the scrolled element, CSS px. */
export function scrollHeight({ rows, rowHeight }: Extent): number {
  return Math.min(rows * rowHeight, MAX_SCROLL_PX);
}

/** Whether one px of the scroll bar stands for more than one px of rows. */
export function isScaled({ rows, rowHeight }: Extent): boolean {
  return rows * rowHeight > MAX_SCROLL_PX;
}

/** Top of the list when it is scrolled to its end, px from the first row. */
export function endTop({ rows, rowHeight, viewport }: Extent): number {
  return Math.max(0, rows * rowHeight - viewport);
}

export function clampTop(top: number, extent: Extent): number {
  return Math.min(Math.max(top, 0), endTop(extent));
}

/** Where the scroll bar stands when `top` px of rows are above the visible part. */
export function toScrollTop(top: number, extent: Extent): number {
  return isScaled(extent) ? top * ratio(extent) : top;
}

/** The inverse of {@link toScrollTop}. */
export function toTop(scrollTop: number, extent: Extent): number {
  return clampTop(isScaled(extent) ? scrollTop / ratio(extent) : scrollTop, extent);
}

/** Index, from the first row, of the rows that are at least partly visible; `end` is exclusive. */
export function visibleRows(top: number, extent: Extent): { from: number; end: number } {
  const from = Math.floor(top / extent.rowHeight);
  return {
    from: Math.min(from, extent.rows),
    end: Math.min(Math.ceil((top + extent.viewport) / extent.rowHeight), extent.rows),
  };
}

function ratio(extent: Extent): number {
  return (MAX_SCROLL_PX - extent.viewport) / endTop(extent);
}
