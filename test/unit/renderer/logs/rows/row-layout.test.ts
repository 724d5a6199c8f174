import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RowLayout } from '../../../../../renderer/logs/rows/row-layout.ts';

const NOMINAL = 20;
const span = (rows: number) => ({ first: 0, end: rows });
const layoutOf = (heights: number[]) => new RowLayout(NOMINAL, (index) => heights[index] ?? NOMINAL);

const anyHeights = fc.array(fc.constantFrom(0, 20, 20, 20, 40, 120), { minLength: 1, maxLength: 80 });
const total = (heights: number[]) => heights.reduce((sum, height) => sum + height, 0);
/** Px of real heights above a place. */
function above(heights: number[], place: number): number {
  const rows = Math.floor(place / NOMINAL);
  return total(heights.slice(0, rows)) + (place / NOMINAL - rows) * (heights[rows] ?? 0);
}

describe('the layout of rows', () => {
  test('names the rows of the screen, half-visible ones too, and never more than there are', () => {
    const even = new RowLayout(NOMINAL, () => NOMINAL);
    expect(even.visible(0, span(100), 60)).toEqual({ indexes: [0, 1, 2], offset: 0 });
    expect(even.visible(10, span(100), 60)).toEqual({ indexes: [0, 1, 2, 3], offset: 10 });
    expect(even.visible(0, span(2), 60)).toEqual({ indexes: [0, 1], offset: 0 });
    expect(even.visible(0, span(0), 60)).toEqual({ indexes: [], offset: 0 });
  });

  test('leaves out rows that are folded away', () => {
    expect(layoutOf([20, 0, 0, 20]).visible(0, span(4), 60).indexes).toEqual([0, 3]);
  });

  test('fills the screen with the last rows at its end', () => {
    fc.assert(
      fc.property(anyHeights, fc.integer({ min: 20, max: 500 }), (heights, viewport) => {
        const place = layoutOf(heights).endTop(span(heights.length), viewport);
        expect(above(heights, place)).toBeCloseTo(Math.max(0, total(heights) - viewport), 6);
      }),
    );
  });

  test('moves by distances of real heights', () => {
    fc.assert(
      fc.property(anyHeights, fc.nat(), fc.integer({ min: -800, max: 800 }), (heights, from, delta) => {
        const layout = layoutOf(heights);
        const rows = span(heights.length);
        const start = layout.move(0, from % (total(heights) + 1), rows);
        const place = layout.move(start, delta, rows);
        const wanted = Math.min(Math.max(above(heights, start) + delta, 0), total(heights));
        expect(above(heights, place)).toBeCloseTo(wanted, 6);
      }),
    );
  });
});
