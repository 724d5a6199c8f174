import type { LineFilter, Wanted } from './line-filter.ts';
import type { LineNumbers } from './line-numbers.ts';
import { MAX_LINE_BYTES } from '../store/terminal-line.ts';
import type { LineStore } from '../store/line-store.ts';
import type { Pattern } from '../pattern/pattern.ts';
import type { Segment } from '../store/segment.ts';
import { copyVisible } from '../store/visible-text.ts';

const ESC = 0x1b;
const visible = Buffer.allocUnsafeSlow(MAX_LINE_BYTES);

/** A run of lines of one segment, by index in it: `from` (inclusive) to `to`. */
export interface LineRange {
  segment: Segment;
  from: number;
  to: number;
}

type TakeLine = (at: number) => void;

/**
 * Adds to `found` the numbers of those lines of a run that the filter takes. A text is looked for in what is visible
 * of a line, so a line that is not complete waits until it is.
 */
export function scan(store: LineStore, run: LineRange, filter: LineFilter, found: LineNumbers): void {
  const { segment } = run;
  const inTime = { segment, ...filter.inTime(segment, run.from, run.to) };
  const { first, second } = filter;
  const add = (at: number): void => {
    if (filter.allows(segment, at) && passes(segment, at, second)) found.push(segment.firstLine + at);
  };
  if (first === null) eachFinished(store, inTime, filter.waitsForEnd, add);
  else if (first.isNegated) eachMiss(store, inTime, first.pattern, add);
  else eachMatch(store, inTime, first.pattern, (at) => filter.allows(segment, at), add);
}

/** Whether the filter takes one line. */
export function matches(store: LineStore, segment: Segment, at: number, filter: LineFilter): boolean {
  if (filter.waitsForEnd && store.isPartial(segment.firstLine + at)) return false;
  const { from, to } = filter.inTime(segment, at, at + 1);
  if (from === to || !filter.allows(segment, at)) return false;
  return passes(segment, at, filter.first) && passes(segment, at, filter.second);
}

/** Whether a line of a segment, read without its escape sequences, matches. */
export function lineHolds(segment: Segment, at: number, pattern: Pattern): boolean {
  const bytes = segment.bytes(at);
  return holds(bytes, 0, bytes.length, pattern);
}

function passes(segment: Segment, at: number, wanted: Wanted | null): boolean {
  return wanted === null || lineHolds(segment, at, wanted.pattern) !== wanted.isNegated;
}

function eachFinished(store: LineStore, { segment, from, to }: LineRange, waitsForEnd: boolean, take: TakeLine): void {
  for (let at = from; at < to; at++) {
    if (waitsForEnd && segment.isElsewhere(at) && store.isPartial(segment.firstLine + at)) continue;
    take(at);
  }
}

function eachMiss(store: LineStore, run: LineRange, pattern: Pattern, take: TakeLine): void {
  let next = run.from;
  const takeBefore = (end: number): void => {
    eachFinished(store, { segment: run.segment, from: next, to: end }, true, take);
    next = end + 1;
  };
  eachMatch(store, run, pattern, () => true, takeBefore);
  takeBefore(run.to);
}

function eachMatch(
  store: LineStore,
  { segment, from, to }: LineRange,
  pattern: Pattern,
  isWanted: (at: number) => boolean,
  take: TakeLine,
): void {
  let start = from;
  for (const at of segment.elsewhereBetween(from, to)) {
    matchesInData({ segment, from: start, to: at }, pattern, isWanted, take);
    const isFinished = !store.isPartial(segment.firstLine + at);
    if (isFinished && isWanted(at) && lineHolds(segment, at, pattern)) take(at);
    start = at + 1;
  }
  matchesInData({ segment, from: start, to }, pattern, isWanted, take);
}

/**
 * For lines that all are in the segment's data. Touches only those in which the pattern can be, and those with escape
 * sequences, which can hide or fake a match.
 */
function matchesInData(
  { segment, from, to }: LineRange,
  pattern: Pattern,
  isWanted: (at: number) => boolean,
  take: TakeLine,
): void {
  if (from >= to) return;
  const end = segment.start(to);
  const data = segment.data.subarray(0, end);
  let at = from;
  let hit = indexOrEnd(pattern.candidate(data, segment.start(from), end), end);
  let escape = indexOrEnd(data.indexOf(ESC, segment.start(from)), end);
  while (hit < end || escape < end) {
    at = segment.lineAt(Math.min(hit, escape), at);
    const next = segment.start(at + 1);
    const isSure = pattern.isExact && escape >= next;
    if (isWanted(at) && (isSure || holds(data, segment.start(at), next - 1, pattern))) take(at);
    if (hit < next) hit = indexOrEnd(pattern.candidate(data, next, end), end);
    if (escape < next) escape = indexOrEnd(data.indexOf(ESC, next), end);
  }
}

function holds(bytes: Buffer, from: number, to: number, pattern: Pattern): boolean {
  const escape = bytes.indexOf(ESC, from);
  if (escape < 0 || escape >= to) return pattern.isIn(bytes, from, to);
  return pattern.isIn(visible, 0, copyVisible(bytes, from, to, visible));
}

function indexOrEnd(index: number, end: number): number {
  return index < 0 ? end : index;
}
