/**
 * Between rows and the browser's scroll bar. Browsers cap an element's height (Chromium near 33 million px, Firefox
 * near 17 million), which ten million rows exceed: beyond the cap the bar is a scaled picture of the list. So it is
 * where heights differ, because those of rows far away are not known.
 */

/** Safe in every browser, and so tall that half a million rows still scroll pixel by pixel. */
export const MAX_SCROLL_PX = 10_000_000;
/** Way of the bar where few rows are taller than the visible part. */
const LEAST_TRAVEL_PX = 1_000;

export interface Extent {
  rows: number;
  /** CSS px. */
  rowHeight: number;
  /** Visible height, CSS px. */
  viewport: number;
  /** Top of the list when it is scrolled to its end, where heights differ; else null. */
  unevenEnd: number | null;
}

/** Height of the scrolled element, CSS px. */
export function scrollHeight({ rows, rowHeight, viewport, unevenEnd }: Extent): number {
  if (unevenEnd === null) return Math.min(rows * rowHeight, MAX_SCROLL_PX);
  if (unevenEnd <= 0) return 0;
  return Math.min(Math.max(rows * rowHeight, viewport + LEAST_TRAVEL_PX), MAX_SCROLL_PX);
}

/** Whether one px of the scroll bar stands for anything but one px of rows. */
export function isScaled({ rows, rowHeight, unevenEnd }: Extent): boolean {
  return unevenEnd !== null || rows * rowHeight > MAX_SCROLL_PX;
}

/** Top of the list when it is scrolled to its end, px from the first row. */
export function endTop({ rows, rowHeight, viewport, unevenEnd }: Extent): number {
  return unevenEnd ?? Math.max(0, rows * rowHeight - viewport);
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

function ratio(extent: Extent): number {
  const end = endTop(extent);
  return end === 0 ? 1 : (scrollHeight(extent) - extent.viewport) / end;
}
