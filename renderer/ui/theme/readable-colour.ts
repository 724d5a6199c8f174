/** Red, green, blue from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** WCAG 2 AA for text. */
export const MINIMUM_CONTRAST = 4.5;
/** Halvings of the mixing interval: finer than one step of a channel. */
const STEPS = 8;

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];

/** Contrast of two colours as WCAG 2 defines it, from 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The colour itself where it can be read on the background, else the nearest mix with white or black that can. */
export function readable(foreground: Rgb, background: Rgb, minimum = MINIMUM_CONTRAST): Rgb {
  if (contrast(foreground, background) >= minimum) return foreground;
  const towards = contrast(WHITE, background) >= contrast(BLACK, background) ? WHITE : BLACK;
  let [low, high] = [0, 1];
  for (let i = 0; i < STEPS; i++) {
    const middle = (low + high) / 2;
    if (contrast(mix(foreground, towards, middle), background) >= minimum) high = middle;
    else low = middle;
  }
  return mix(foreground, towards, high);
}

/** xterm's colours 16–255: a 6×6×6 cube, then 24 greys. */
export function indexedColour(index: number): Rgb {
  if (index >= 232) {
    const grey = 8 + (index - 232) * 10;
    return [grey, grey, grey];
  }
  const level = (n: number): number => (n === 0 ? 0 : 55 + n * 40);
  const cube = index - 16;
  return [level(Math.floor(cube / 36)), level(Math.floor(cube / 6) % 6), level(cube % 6)];
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(channel: number): number {
  const c = channel / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const channel = (i: 0 | 1 | 2): number => Math.round(from[i] + (to[i] - from[i]) * share);
  return [channel(0), channel(1), channel(2)];
}
