import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { add, closingLine, countsOf, playwrightCounts, vitestCounts } from '../../tools/reports.mjs';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'dynodeck-reports-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function report(content: object): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const vitest = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 };

test("a runner's report is summed up", () => {
  expect(countsOf(report(vitest), 0, vitestCounts)).toEqual({ passed: 5, failed: 0, skipped: 2 });
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 0 };
  expect(countsOf(report({ stats }), 1, playwrightCounts)).toEqual({ passed: 3, failed: 2, skipped: 0 });
});

test('a runner that ended badly counts as a failure even when no test of it failed', () => {
  expect(countsOf(report(vitest), 1, vitestCounts)).toEqual({ passed: 5, failed: 1, skipped: 2 });
});

test('a runner that ran nothing counts as a failure', () => {
  const nothing = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 4, numTodoTests: 0 };
  expect(countsOf(report(nothing), 0, vitestCounts)).toEqual({ passed: 0, failed: 1, skipped: 4 });
});

test('a runner without a report counts as a failure', () => {
  expect(countsOf(join(folder, 'none.json'), 0, vitestCounts)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('the closing line is the sum in the form that machines read', () => {
  const sum = add({ passed: 5, failed: 0, skipped: 2 }, { passed: 1, failed: 1, skipped: 0 });
  expect(closingLine(sum)).toBe('6 passed, 1 failed, 2 skipped');
});
