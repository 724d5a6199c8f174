/** Inclusive. */
export type Range = readonly [number, number];

export const MAX_CODE_POINT = 0x10_ffff;
/** Ranges longer than this are whole alphabets, which hold both cases of their letters anyway. */
const MAX_FOLDED = 2048;

export const DIGITS: readonly Range[] = [[0x30, 0x39]];
export const WORD: readonly Range[] = [[0x30, 0x39], [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]];
/** What JavaScript's `\s` takes. */
export const SPACES: readonly Range[] = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
/** What `.` does not take. */
export const LINE_ENDS: readonly Range[] = [[0x0a, 0x0a], [0x0d, 0x0d]];

/** Ascending, without overlaps. */
export function normalised(ranges: readonly Range[]): Range[] {
  const merged: [number, number][] = [];
  for (const [low, high] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && low <= last[1] + 1) last[1] = Math.max(last[1], high);
    else merged.push([low, high]);
  }
  return merged;
}

/** All characters but these. */
export function complement(ranges: readonly Range[]): Range[] {
  const rest: Range[] = [];
  let next = 0;
  for (const [low, high] of normalised(ranges)) {
    if (low > next) rest.push([next, low - 1]);
    next = high + 1;
  }
  if (next <= MAX_CODE_POINT) rest.push([next, MAX_CODE_POINT]);
  return rest;
}

/** These ranges with both cases of each letter; as in JavaScript, letters beyond ASCII have no ASCII ones. */
export function bothCases(ranges: readonly Range[]): Range[] {
  const all: Range[] = [...ranges];
  for (const [low, high] of ranges) {
    if (high - low > MAX_FOLDED) continue;
    for (let code = low; code <= high; code++) {
      for (const other of otherCases(code)) all.push([other, other]);
    }
  }
  return normalised(all);
}

function otherCases(code: number): number[] {
  const character = String.fromCodePoint(code);
  return [character.toLowerCase(), character.toUpperCase()]
    .filter((other) => [...other].length === 1)
    .map((other) => other.codePointAt(0) as number)
    .filter((other) => other !== code && other < 0x80 === code < 0x80);
}
