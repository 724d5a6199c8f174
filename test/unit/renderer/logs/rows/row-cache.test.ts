import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PAGE_ROWS, RowCache } from '../../../../../renderer/logs/rows/row-cache.ts';
import type { LogRow } from '../../../../../shared/logs/log.ts';

function row(line: number, text = `line ${line}`): LogRow {
  return { line, time: line, source: 'app', dyno: 'web.1', text, partial: false, level: null };
}

function rows(first: number, end: number): LogRow[] {
  return Array.from({ length: end - first }, (_, i) => row(first + i));
}

describe('the row cache', () => {
  test('gives back rows across pages', () => {
    const cache = new RowCache();
    cache.put(PAGE_ROWS - 2, rows(PAGE_ROWS - 2, PAGE_ROWS + 3));
    expect(cache.get(PAGE_ROWS - 2)?.line).toBe(PAGE_ROWS - 2);
    expect(cache.get(PAGE_ROWS + 2)?.line).toBe(PAGE_ROWS + 2);
    expect(cache.get(PAGE_ROWS + 3)).toBeUndefined();
  });

  test('finds the first row it lacks', () => {
    const cache = new RowCache();
    cache.put(10, rows(10, 20));
    expect(cache.firstMissing(10, 30)).toBe(20);
    expect(cache.firstMissing(5, 30)).toBe(5);
    expect(cache.firstMissing(10, 20)).toBe(20);
  });

  test('asks for the rest of a page, within the rows there are', () => {
    const cache = new RowCache();
    expect(cache.gap(PAGE_ROWS + 5, { first: 0, end: 10_000 })).toEqual({ first: PAGE_ROWS, end: 2 * PAGE_ROWS });
    cache.put(0, rows(0, 100));
    expect(cache.gap(50, { first: 0, end: 120 })).toEqual({ first: 100, end: 120 });
    expect(cache.gap(0, { first: 0, end: 100 })).toEqual({ first: 100, end: 100 });
    expect(new RowCache().gap(30, { first: 20, end: 120 })).toEqual({ first: 20, end: 120 });
  });

  test('forgets rows that have changed, and only those', () => {
    const cache = new RowCache();
    cache.put(0, rows(0, 3 * PAGE_ROWS));
    cache.truncate(PAGE_ROWS + 1);
    expect(cache.get(PAGE_ROWS)?.line).toBe(PAGE_ROWS);
    expect(cache.get(PAGE_ROWS + 1)).toBeUndefined();
    expect(cache.get(2 * PAGE_ROWS)).toBeUndefined();
  });

  test('drops the pages that were not used for longest', () => {
    const cache = new RowCache();
    cache.put(0, rows(0, 1));
    cache.put(PAGE_ROWS, rows(PAGE_ROWS, PAGE_ROWS + 1));
    for (let page = 2; page < 64; page++) cache.put(page * PAGE_ROWS, rows(page * PAGE_ROWS, page * PAGE_ROWS + 1));
    cache.firstMissing(0, 1);
    cache.put(64 * PAGE_ROWS, rows(64 * PAGE_ROWS, 64 * PAGE_ROWS + 1));
    expect(cache.get(0)).toBeDefined();
    expect(cache.get(PAGE_ROWS)).toBeUndefined();
  });

  test('never shows a row that was put before the last change of its line', () => {
    const step = fc.oneof(
      fc.record({ put: fc.integer({ min: 0, max: 1500 }), count: fc.integer({ min: 0, max: 400 }) }),
      fc.record({ truncate: fc.integer({ min: 0, max: 2000 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const cache = new RowCache();
        const model = new Map<number, string>();
        steps.forEach((each, version) => {
          if ('truncate' in each) {
            cache.truncate(each.truncate);
            for (const index of model.keys()) if (index >= each.truncate) model.delete(index);
          } else {
            const put = Array.from({ length: each.count }, (_, i) => row(each.put + i, `v${version}`));
            cache.put(each.put, put);
            for (const { line, text } of put) model.set(line, text);
          }
        });
        const indexes = Array.from({ length: 2000 }, (_, index) => index);
        expect(indexes.map((index) => cache.get(index)?.text)).toEqual(indexes.map((index) => model.get(index)));
      }),
    );
  });
});
