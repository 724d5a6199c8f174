import type { LineFilter } from './line-filter.ts';
import { MAX_LINE_BYTES } from './line-splitter.ts';
import type { LineNumbers } from './line-numbers.ts';
import type { LineStore } from './line-store.ts';
import type { Needle } from './needle.ts';
import type { Segment } from './segment.ts';
import { copyVisible } from './visible-text.ts';

const ESC = 0x1b;
const visible = Buffer.allocUnsafeSlow(MAX_LINE_BYTES);

/** A run of lines of one segment, by index in it: `from` (inclusive) to `to`. */
export interface Run {
  segment: Segment;
  from: number;
  to: number;
}

/**
 * Adds to `found` the numbers of those lines of a run that the filter takes. A text is looked for in what is visible
 * of a line, so a line that is not complete waits until it is.
 */
export function scan(store: LineStore, { segment, from, to }: Run, filter: LineFilter, found: LineNumbers): void {
  const { needle } = filter;
  if (needle === null) {
    for (let at = from; at < to; at++) if (filter.allows(segment.speaker(at))) found.push(segment.firstLine + at);
    return;
  }
  let start = from;
  for (const at of segment.elsewhereBetween(from, to)) {
    scanData({ segment, from: start, to: at }, filter, needle, found);
    if (matches(store, segment, at, filter)) found.push(segment.firstLine + at);
    start = at + 1;
  }
  scanData({ segment, from: start, to }, filter, needle, found);
}

/** Whether the filter takes one line. */
export function matches(store: LineStore, segment: Segment, at: number, filter: LineFilter): boolean {
  if (!filter.allows(segment.speaker(at))) return false;
  if (filter.needle === null) return true;
  if (store.isPartial(segment.firstLine + at)) return false;
  const bytes = segment.bytes(at);
  return holds(bytes, 0, bytes.length, filter.needle);
}

/**
 * For lines that all are in the segment's data. Touches only those in which the needle can stand, and those with
 * escape sequences, which can hide or fake a match.
 */
function scanData({ segment, from, to }: Run, filter: LineFilter, needle: Needle, found: LineNumbers): void {
  if (from >= to) return;
  const end = segment.start(to);
  const data = segment.data.subarray(0, end);
  let at = from;
  let hit = indexOrEnd(needle.candidate(data, segment.start(from), end), end);
  let escape = indexOrEnd(data.indexOf(ESC, segment.start(from)), end);
  while (hit < end || escape < end) {
    at = segment.lineAt(Math.min(hit, escape), at);
    const next = segment.start(at + 1);
    const isSure = needle.isAscii && escape >= next;
    if (filter.allows(segment.speaker(at)) && (isSure || holds(data, segment.start(at), next - 1, needle))) {
      found.push(segment.firstLine + at);
    }
    if (hit < next) hit = indexOrEnd(needle.candidate(data, next, end), end);
    if (escape < next) escape = indexOrEnd(data.indexOf(ESC, next), end);
  }
}

function holds(bytes: Buffer, from: number, to: number, needle: Needle): boolean {
  const escape = bytes.indexOf(ESC, from);
  if (escape < 0 || escape >= to) return needle.isIn(bytes, from, to);
  return needle.isIn(visible, 0, copyVisible(bytes, from, to, visible));
}

function indexOrEnd(index: number, end: number): number {
  return index < 0 ? end : index;
}
