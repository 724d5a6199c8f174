import type { LineFilter } from './line-filter.ts';
import { MAX_LINE_BYTES } from './line-splitter.ts';
import type { LineNumbers } from './line-numbers.ts';
import type { LineStore } from './line-store.ts';
import type { Needle } from './needle.ts';
import type { Segment } from './segment.ts';
import { copyVisible } from './visible-text.ts';

const ESC = 0x1b;
const visible = Buffer.allocUnsafeSlow(MAX_LINE_BYTES);

/**
 * Adds to `found` the numbers of those lines among `from` (inclusive) to `to` of one segment that the filter takes.
 * A text is looked for in what is visible of a line, so a line that is not complete waits until it is.
 */
export function scan(store: LineStore, segment: Segment, from: number, to: number, filter: LineFilter, found: LineNumbers): void {
  const { needle } = filter;
  if (needle === null) {
    for (let at = from; at < to; at++) if (filter.allows(segment.speaker(at))) found.push(segment.firstLine + at);
    return;
  }
  let start = from;
  for (const at of segment.elsewhereBetween(from, to)) {
    scanData(segment, start, at, filter, needle, found);
    if (matches(store, segment, at, filter)) found.push(segment.firstLine + at);
    start = at + 1;
  }
  scanData(segment, start, to, filter, needle, found);
}

/** Whether the filter takes one line. */
export function matches(store: LineStore, segment: Segment, at: number, filter: LineFilter): boolean {
  if (!filter.allows(segment.speaker(at))) return false;
  if (filter.needle === null) return true;
  if (store.isPartial(segment.firstLine + at)) return false;
  const bytes = segment.bytes(at);
  return holds(bytes, 0, bytes.length, filter.needle);
}

/** Scans lines that all are in the segment's data. */
function scanData(segment: Segment, from: number, to: number, filter: LineFilter, needle: Needle, found: LineNumbers): void {
  if (from >= to) return;
  if (needle.isAscii) jumpThroughData(segment, from, to, filter, needle, found);
  else walkThroughData(segment, from, to, filter, needle, found);
}

function walkThroughData(segment: Segment, from: number, to: number, filter: LineFilter, needle: Needle, found: LineNumbers): void {
  for (let at = from; at < to; at++) {
    if (!filter.allows(segment.speaker(at))) continue;
    if (holds(segment.data, segment.start(at), segment.start(at + 1) - 1, needle)) found.push(segment.firstLine + at);
  }
}

/** Touches only lines in which the needle's bytes or an escape sequence stand: the latter can hide or fake a match. */
function jumpThroughData(segment: Segment, from: number, to: number, filter: LineFilter, needle: Needle, found: LineNumbers): void {
  const { data } = segment;
  const end = segment.start(to);
  let at = from;
  let hit = indexOrEnd(needle.find(data, segment.start(from), end), end);
  let escape = indexOrEnd(data.indexOf(ESC, segment.start(from)), end);
  while (hit < end || escape < end) {
    at = segment.lineAt(Math.min(hit, escape), at);
    const next = segment.start(at + 1);
    const isWanted = escape >= next || holds(data, segment.start(at), next - 1, needle);
    if (isWanted && filter.allows(segment.speaker(at))) found.push(segment.firstLine + at);
    if (hit < next) hit = indexOrEnd(needle.find(data, next, end), end);
    if (escape < next) escape = indexOrEnd(data.indexOf(ESC, next), end);
  }
}

function holds(bytes: Buffer, from: number, to: number, needle: Needle): boolean {
  const escape = bytes.indexOf(ESC, from);
  if (escape < 0 || escape >= to) return needle.isIn(bytes, from, to);
  return needle.isIn(visible, 0, copyVisible(bytes, from, to, visible));
}

/** What lies behind the end of the data is left over from its earlier use. */
function indexOrEnd(index: number, end: number): number {
  return index < 0 ? end : Math.min(index, end);
}
