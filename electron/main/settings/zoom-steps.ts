/** Factors of the page's natural size, as browsers step through them; the layout holds from half to twice. */
export const ZOOM_STEPS = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];
export const DEFAULT_ZOOM = 1;

/** The next larger (1) or smaller (-1) step; the last one stays. */
export function zoomStep(from: number, direction: 1 | -1): number {
  if (direction === 1) return ZOOM_STEPS.find((step) => step > from) ?? from;
  return ZOOM_STEPS.findLast((step) => step < from) ?? from;
}
