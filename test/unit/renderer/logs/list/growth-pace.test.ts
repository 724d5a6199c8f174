import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FLOOD_PAINT_MS, GrowthPace } from '../../../../../renderer/logs/list/growth-pace.ts';

const FRAME_MS = 16;

let told: { end: number; changed: number }[] = [];
let pace: GrowthPace;

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  pace = new GrowthPace(({ end }, changed) => told.push({ end, changed }));
});
afterEach(() => {
  vi.useRealTimers();
});

/** A view that grows every frame, as the engine tells it. @returns its end */
function grow(from: number, rowsPerFrame: number, frames: number): number {
  let end = from;
  for (let frame = 0; frame < frames; frame++) {
    pace.grew({ first: 0, end: end + rowsPerFrame }, end);
    end += rowsPerFrame;
    vi.advanceTimersByTime(FRAME_MS);
  }
  return end;
}

describe('the growth of a log', () => {
  test('is told at once while its lines can be read', () => {
    grow(0, 5, 50);
    expect(told).toHaveLength(50);
    expect(told.at(-1)).toEqual({ end: 250, changed: 245 });
  });

  test('is told ten times a second in a flood, with the first row that changed since', () => {
    const frames = 100;
    grow(0, 2_000, frames);
    expect(told.length).toBeLessThanOrEqual((frames * FRAME_MS) / FLOOD_PAINT_MS + 1);
    for (let at = 1; at < told.length; at++) expect(told[at]!.changed).toBe(told[at - 1]!.end);
  });

  test('is told to its end when the flood stops', () => {
    const end = grow(0, 2_000, 20);
    vi.advanceTimersByTime(FLOOD_PAINT_MS);
    expect(told.at(-1)!.end).toBe(end);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('keeps a change of an earlier row', () => {
    grow(0, 2_000, 2);
    pace.grew({ first: 0, end: 4_000 }, 17);
    pace.grew({ first: 0, end: 6_000 }, 4_000);
    vi.advanceTimersByTime(FLOOD_PAINT_MS);
    expect(told.at(-1)).toEqual({ end: 6_000, changed: 17 });
  });

  test('of other rows is forgotten with them', () => {
    grow(0, 2_000, 3);
    const before = told.length;
    pace.forget();
    vi.advanceTimersByTime(FLOOD_PAINT_MS);
    expect(told).toHaveLength(before);
    expect(vi.getTimerCount()).toBe(0);
  });
});
