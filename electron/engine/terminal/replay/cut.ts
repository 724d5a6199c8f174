import { isContinuation } from '../utf8.ts';
import type { ModeTracker } from './mode-tracker.ts';

const LF = 10;
/** Several of the longest lines a log keeps: line-oriented output has a line start in it, a painted screen may not. */
const SEARCH_BYTES = 64 * 1024;

/** Where a replay can begin, and what a terminal must be told first. */
export interface Cut {
  /** Index of the first byte of the replay. */
  at: number;
  /** Follows the bytes before `at`. */
  tracker: ModeTracker;
}

/**
 * Finds where to cut `bytes` at or soon after `from`: at the start of a line, else between two characters, never
 * inside an escape sequence. Where there is no such place, the cut is at the end.
 * @param tracker follows what came before `bytes`; it is not changed
 * @param resized index in `bytes` before which the terminal got its present size
 */
export function findCut(bytes: Uint8Array, from: number, tracker: ModeTracker, resized: number): Cut {
  const before = tracker.clone();
  before.feed(bytes.subarray(0, from), resized);
  const cut = cutAtLine(bytes, from, before.clone()) ?? cutAnywhere(bytes, from, before);
  if (resized >= from) cut.tracker.modes.resized();
  return cut;
}

/** Index of the line feed before the last `count` lines of `bytes`, where {@link findCut} finds their start; 0 without. */
export function startOfLines(bytes: Uint8Array, count: number): number {
  let at = bytes.length;
  for (let lines = 0; lines <= count && at > 0; lines++) at = bytes.lastIndexOf(LF, at - 1);
  return Math.max(0, at);
}

function cutAtLine(bytes: Uint8Array, from: number, tracker: ModeTracker): Cut | null {
  const limit = Math.min(bytes.length, from + SEARCH_BYTES);
  let at = from;
  while (at < limit) {
    const newline = bytes.indexOf(LF, at);
    if (newline < 0 || newline >= limit) return null;
    tracker.feed(bytes.subarray(at, newline + 1));
    at = newline + 1;
    if (tracker.isInGround) return { at, tracker };
  }
  return null;
}

function cutAnywhere(bytes: Uint8Array, from: number, tracker: ModeTracker): Cut {
  let at = from;
  while (at < bytes.length && !(tracker.isInGround && !isContinuation(bytes[at] as number))) {
    tracker.feed(bytes.subarray(at, at + 1));
    at++;
  }
  return { at, tracker };
}
