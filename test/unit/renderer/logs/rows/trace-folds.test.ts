import { describe, expect, test } from 'vitest';
import { TraceFolds } from '../../../../../renderer/logs/rows/trace-folds.ts';
import type { LogRow } from '../../../../../shared/logs/log.ts';

const NODE = ['Error: boom', '    at first (/app/a.js:1:2)', '    at second (/app/b.js:3:4)', 'after'];

function folded(...texts: string[]): string[] {
  const rows = rowsOf(...texts);
  const folds = new TraceFolds((index) => rows[index]);
  return texts.filter((_, index) => !folds.isHidden(index));
}

describe('a stack trace', () => {
  test.each([
    ['JavaScript', NODE],
    ['Java', ['java.lang.Error: x', '\tat a.B.c(B.java:1)', 'Caused by: d.E: y', '\tat f.G.h(G.java:2)', '\t... 12 more', 'after']],
    ['Python', ['Traceback (most recent call last):', '  File "a.py", line 3, in <module>', '    boom()', 'after']],
    ['Ruby', ["a.rb:1:in 'x': boom (RuntimeError)", "\tfrom b.rb:2:in 'y'", "\tfrom c.rb:3:in 'z'", 'after']],
    ['Go', ['goroutine 1 [running]:', '\t/app/main.go:7 +0x1d', '\t/app/lib.go:9 +0x2f', 'after']],
  ])('of %s is folded into its first line', (_, lines) => {
    expect(folded(...lines)).toEqual([lines[0], 'after']);
  });

  test('is folded although other dynos speak in between', () => {
    const lines = ['Error: boom', 'worker.1> busy', '    at first (/app/a.js:1:2)', 'worker.1> done', 'after'];
    expect(folded(...lines)).toEqual(['Error: boom', 'worker.1> busy', 'worker.1> done', 'after']);
  });

  test('counts the lines that its first line stands for', () => {
    const rows = rowsOf(...NODE);
    const folds = new TraceFolds((index) => rows[index]);
    expect(rows.map((_, index) => folds.countAfter(index))).toEqual([2, 0, 0, 0]);
  });

  test('is unfolded and folded again', () => {
    const rows = rowsOf(...NODE);
    const folds = new TraceFolds((index) => rows[index]);
    folds.toggle(0);
    expect(folds.isHidden(1)).toBe(false);
    folds.toggle(0);
    expect(folds.isHidden(1)).toBe(true);
  });

  test('is unfolded to reveal one of its lines', () => {
    const rows = rowsOf(...NODE);
    const folds = new TraceFolds((index) => rows[index]);
    folds.reveal(2);
    expect(folds.isHidden(1)).toBe(false);
  });

  test('that begins before the rows that are held is folded once those have come', () => {
    const rows = rowsOf(...NODE);
    let held = 1;
    const folds = new TraceFolds((index) => (index >= held ? rows[index] : undefined));
    expect(folds.isHidden(1)).toBe(false);
    held = 0;
    expect(folds.isHidden(1)).toBe(true);
  });
});

describe('lines that are no stack trace', () => {
  test('stay, indented or not', () => {
    const lines = ['{', '  "a": 1,', '  "b": 2', '}', 'done', 'at last'];
    expect(folded(...lines)).toEqual(lines);
  });

  test('stay when a program prints nothing but indented lines', () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `  ${index}`);
    expect(folded(...lines)).toHaveLength(lines.length);
  });
});

/** Rows of a view, numbered from 0, from texts; `dyno: text` names another dyno than web.1. */
function rowsOf(...texts: string[]): LogRow[] {
  return texts.map((said, line) => {
    const [, dyno = 'web.1', text = ''] = /^(?:(\w+\.\d+)> )?(.*)$/s.exec(said)!;
    return { line, time: line * 1_000, source: 'app', dyno, text, partial: false, level: null };
  });
}
