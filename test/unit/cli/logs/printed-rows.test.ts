import { expect, test } from 'vitest';
import { PrintedRows } from '../../../../electron/cli/logs/printed-rows.ts';
import type { LogRow } from '../../../../shared/logs/log.ts';

let line = 0;
function row(time: number, dyno: string, text: string): LogRow {
  return { line: line++, time, source: 'app', dyno, text, partial: false, level: null };
}

function texts(rows: LogRow[]): string[] {
  return rows.map(({ text }) => text);
}

test('Rows of one moment are told apart by their order, whatever their numbers', () => {
  const printed = new PrintedRows();
  printed.note(row(1, 'a.1', 'one'));
  printed.note(row(1, 'a.1', 'same'));
  const stored = [row(1, 'a.1', 'one'), row(1, 'b.1', 'other'), row(1, 'a.1', 'same'), row(1, 'a.1', 'same')];
  expect(texts(printed.restOf(stored, []))).toEqual(['other', 'same']);
});

test('Rows before the first one that was wanted stay left out', () => {
  const printed = new PrintedRows();
  printed.skipUntil(5);
  printed.note(row(6, 'a.1', 'six'));
  const stored = [row(4, 'a.1', 'four'), row(5, 'a.1', 'five'), row(6, 'a.1', 'six'), row(7, 'a.1', 'seven')];
  expect(texts(printed.restOf(stored, []))).toEqual(['seven']);
});

test('A row that was waited for is in the rest, however old it is', () => {
  const printed = new PrintedRows();
  const awaited = row(1, 'a.1', 'beg');
  printed.skipUntil(5);
  expect(texts(printed.restOf([row(1, 'a.1', 'begun'), row(2, 'a.1', 'old')], [awaited]))).toEqual(['begun']);
});

test('A log is known by any row of it that was printed', () => {
  const printed = new PrintedRows();
  expect(printed.isEmpty).toBe(true);
  printed.note(row(1, 'a.1', 'one'));
  expect(printed.knows([row(0, 'a.1', 'one'), row(1, 'b.1', 'one')])).toBe(false);
  expect(printed.knows([row(0, 'a.1', 'zero'), row(1, 'a.1', 'one')])).toBe(true);
});
