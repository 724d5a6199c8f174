export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** In pixels; the layout of the page is made for nothing smaller. */
export const MIN_SIZE = { width: 900, height: 600 };
/** Two terminals of 80 columns beside the list of dynos. */
export const DEFAULT_SIZE = { width: 1280, height: 800 };

/**
 * Remembered bounds made to fit the displays of today: on the display that shows most of them, cut to its size and
 * moved until all of the window is seen. Null when they lie outside every one, so that the system places the window.
 * @param workAreas of the displays, without panels and docks
 */
export function fitBounds(bounds: Bounds, workAreas: readonly Bounds[]): Bounds | null {
  const area = workAreas.reduce<Bounds | null>(
    (best, candidate) => (shared(bounds, candidate) > (best === null ? 0 : shared(bounds, best)) ? candidate : best),
    null,
  );
  if (area === null) return null;
  const width = Math.max(MIN_SIZE.width, Math.min(bounds.width, area.width));
  const height = Math.max(MIN_SIZE.height, Math.min(bounds.height, area.height));
  const x = within(bounds.x, area.x, area.width - width);
  const y = within(bounds.y, area.y, area.height - height);
  return { x, y, width, height };
}

/** Square pixels that both cover. */
function shared(a: Bounds, b: Bounds): number {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return across > 0 && down > 0 ? across * down : 0;
}

/** A window larger than its display keeps its title bar in sight. */
function within(at: number, start: number, room: number): number {
  return Math.max(start, Math.min(at, start + Math.max(0, room)));
}
