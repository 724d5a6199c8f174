/** Colours a process type can have in the log, as indexes into the palette of whoever paints. */
export const PROCESS_TYPE_HUES = 8;

/** Heroku gives these the same colour in every app (docs/heroku.md §4); indexes follow its order of colours. */
const FIXED = new Map([
  ['run', 0],
  ['router', 1],
  ['web', 2],
  ['postgres', 3],
]);
/** The colours of all other types: what is not fixed, and the colour of `postgres`, which rarely speaks. */
const SHARED = [4, 5, 6, 7, 3];

/**
 * The colour of a process type, 0 to {@link PROCESS_TYPE_HUES} − 1, the same in every run. A name leads to a
 * preferred colour; when an earlier type of the Procfile has it, the next free one is taken. So types differ as long
 * as there are colours, a type added at the end changes no other, and one added above rarely does.
 * @param order process types in Procfile order.
 */
export function hueOf(type: string, order: string[]): number {
  const fixed = FIXED.get(type);
  if (fixed !== undefined) return fixed;
  const taken = new Set<number>();
  for (const earlier of order) {
    if (FIXED.has(earlier)) continue;
    if (taken.size === SHARED.length) taken.clear();
    const place = freePlace(hash(earlier) % SHARED.length, taken);
    if (earlier === type) return hueAt(place);
    taken.add(place);
  }
  return hueAt(hash(type) % SHARED.length);
}

function freePlace(preferred: number, taken: Set<number>): number {
  let place = preferred;
  while (taken.has(place)) place = (place + 1) % SHARED.length;
  return place;
}

function hueAt(place: number): number {
  return SHARED[place] ?? 0;
}

/** FNV-1a, 32 bits: short, stable everywhere, and spreads names that differ in one letter. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value;
}
