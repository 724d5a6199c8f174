import { describe, expect, it } from 'vitest';
import { AHEAD_ROWS, lowerBound, paintedRows, topShowing } from '../../../../../renderer/ui/rows/fixed-rows.ts';
import { listMove, movedTo } from '../../../../../renderer/ui/rows/list-keys.ts';
import { loneIndexes } from '../../../../../renderer/ui/charts/plot-options.ts';

const box = { count: 10_000, rowHeight: 24, viewport: 240, top: 2_400 };

describe('rows of one height', () => {
  it('are painted where they are seen, with a few around', () => {
    expect(paintedRows(box)).toEqual({ first: 100 - AHEAD_ROWS, end: 110 + AHEAD_ROWS });
    expect(paintedRows({ ...box, top: 0 })).toEqual({ first: 0, end: 10 + AHEAD_ROWS });
    expect(paintedRows({ ...box, top: 24 * 9_995 })).toEqual({ first: 9_995 - AHEAD_ROWS, end: 10_000 });
  });

  it('are none where there are none, and where the list has become shorter than it was scrolled', () => {
    expect(paintedRows({ ...box, count: 0 })).toEqual({ first: 0, end: 0 });
    expect(paintedRows({ ...box, count: 20 })).toEqual({ first: 20, end: 20 });
  });

  it('are brought into the box with the least scrolling', () => {
    expect(topShowing(50, box)).toBe(1_200);
    expect(topShowing(105, box)).toBe(2_400);
    expect(topShowing(200, box)).toBe(201 * 24 - 240);
  });

  it('are found by a number that ascends', () => {
    const numbers = [3, 5, 9];
    expect([1, 3, 4, 9, 10].map((wanted) => lowerBound(3, (at) => numbers[at]!, wanted))).toEqual([0, 0, 1, 2, 3]);
  });
});

describe('keys in a list', () => {
  const press = (key: string, part = {}) => listMove({ key, ctrlKey: false, metaKey: false, altKey: false, ...part });

  it('move with j and k as with the arrows, and leave chords alone', () => {
    expect(['j', 'ArrowDown', 'k', 'ArrowUp'].map((key) => press(key))).toEqual(['next', 'next', 'previous', 'previous']);
    expect([press('j', { ctrlKey: true }), press('x')]).toEqual([null, null]);
  });

  it('stop at both ends', () => {
    expect(movedTo('next', 9, 10, 5)).toBe(9);
    expect(movedTo('previous', 0, 10, 5)).toBe(0);
    expect(movedTo('pageDown', 7, 10, 5)).toBe(9);
    expect(movedTo('pageUp', 2, 10, 5)).toBe(0);
    expect([movedTo('first', 5, 10, 5), movedTo('last', 5, 10, 5)]).toEqual([0, 9]);
  });

  it('begin at the first row downwards and at the last upwards', () => {
    expect(movedTo('next', null, 10, 5)).toBe(0);
    expect(movedTo('previous', null, 10, 5)).toBe(9);
    expect(movedTo('next', null, 0, 5)).toBeNull();
  });
});

describe('points of a chart', () => {
  it('are drawn for values that no line reaches', () => {
    expect(loneIndexes([1, null, 2, 3, null, undefined, 0])).toEqual([0, 6]);
    expect(loneIndexes([null, null])).toEqual([]);
  });
});
