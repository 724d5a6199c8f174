import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  MAX_SCROLL_PX,
  clampTop,
  endTop,
  isScaled,
  scrollHeight,
  toScrollTop,
  toTop,
} from '../../../../../renderer/logs/list/scroll-scale.ts';

const extent = (rows: number, viewport = 600) => ({ rows, rowHeight: 20, viewport, unevenEnd: null });

const anyExtent = fc.record({
  rows: fc.integer({ min: 1, max: 20_000_000 }),
  rowHeight: fc.constant(20),
  viewport: fc.integer({ min: 20, max: 2160 }),
  unevenEnd: fc.option(fc.integer({ min: 0, max: 400_000_000 }), { nil: null }),
});

describe('the scale of the scroll bar', () => {
  test('is exact while the rows fit into an element', () => {
    expect(isScaled(extent(100_000))).toBe(false);
    expect(scrollHeight(extent(100_000))).toBe(2_000_000);
    expect(toScrollTop(1234, extent(100_000))).toBe(1234);
    expect(toTop(1234, extent(100_000))).toBe(1234);
  });

  test('keeps ten million rows within the height a browser can have', () => {
    expect(scrollHeight(extent(10_000_000))).toBe(MAX_SCROLL_PX);
  });

  test('reaches the first and the last row at the ends of the bar', () => {
    fc.assert(
      fc.property(anyExtent, (any) => {
        const barEnd = Math.max(0, scrollHeight(any) - any.viewport);
        expect(toTop(0, any)).toBe(0);
        expect(toTop(barEnd, any)).toBeCloseTo(endTop(any), 3);
        expect(toScrollTop(endTop(any), any)).toBeCloseTo(barEnd, 3);
      }),
    );
  });

  test('leads from a place to the bar and back to the same row', () => {
    fc.assert(
      fc.property(anyExtent, fc.double({ min: 0, max: 1, noNaN: true }), (any, share) => {
        const top = endTop(any) * share;
        expect(Math.abs(toTop(toScrollTop(top, any), any) - top)).toBeLessThan(0.01);
      }),
    );
  });

  test('gives few rows that are taller than the screen a bar of their own', () => {
    const tall = { ...extent(3), unevenEnd: 40 };
    expect(isScaled(tall)).toBe(true);
    expect(scrollHeight(tall)).toBeGreaterThan(tall.viewport);
    expect(scrollHeight({ ...extent(3), unevenEnd: 0 })).toBe(0);
  });

  test('never leaves the list', () => {
    expect(clampTop(-5, extent(100))).toBe(0);
    expect(clampTop(5000, extent(100))).toBe(1400);
    expect(clampTop(50, extent(3))).toBe(0);
  });
});
