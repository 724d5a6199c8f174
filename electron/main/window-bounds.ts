export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** In pixels; the layout of the page is made for nothing smaller (issue 2). */
export const MIN_SIZE = { width: 900, height: 600 };
/** Two terminals of 80 columns beside the list of dynos. */
export const DEFAULT_SIZE = { width: 1280, height: 800 };
/** In pixels: this much of the title bar must be within a display for the window to be movable. */
const GRIP = { width: 120, height: 32 };

/**
 * Remembered bounds made to fit the displays of today; null when they lie outside every one, so that the system
 * places the window.
 * @param workAreas of the displays, without panels and docks
 */
export function fitBounds(bounds: Bounds, workAreas: readonly Bounds[]): Bounds | null {
  const area = workAreas.find((candidate) => holdsTitleBar(bounds, candidate));
  if (!area) return null;
  return {
    x: bounds.x,
    y: bounds.y,
    width: Math.max(MIN_SIZE.width, Math.min(bounds.width, area.width)),
    height: Math.max(MIN_SIZE.height, Math.min(bounds.height, area.height)),
  };
}

function holdsTitleBar(bounds: Bounds, area: Bounds): boolean {
  const across = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  return across >= GRIP.width && bounds.y >= area.y && bounds.y + GRIP.height <= area.y + area.height;
}
