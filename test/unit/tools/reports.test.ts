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

const vitest = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] };

test("a runner's report is summed up", () => {
  expect(countsOf(report(vitest), 0, vitestCounts)).toEqual({ passed: 5, failed: 0, skipped: 2, failures: [] });
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 0 };
  expect(countsOf(report({ stats, suites: [] }), 1, playwrightCounts)).toEqual({ passed: 3, failed: 2, skipped: 0, failures: [] });
});

test('a runner that ended badly counts as a failure even when no test of it failed', () => {
  expect(countsOf(report(vitest), 1, vitestCounts)).toEqual({ passed: 5, failed: 1, skipped: 2, failures: [] });
});

test('a runner that ran nothing counts as a failure', () => {
  const nothing = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 4, numTodoTests: 0, testResults: [] };
  expect(countsOf(report(nothing), 0, vitestCounts)).toEqual({ passed: 0, failed: 1, skipped: 4, failures: [] });
});

test('a runner without a report counts as a failure', () => {
  expect(countsOf(join(folder, 'none.json'), 0, vitestCounts)).toEqual({ passed: 0, failed: 1, skipped: 0, failures: [] });
});

test('what failed is told with its file, its title and what it said', () => {
  const failed = { status: 'failed', fullName: 'A dyno stops', failureMessages: ['expected 1\n  to be 2'] };
  const testResults = [
    { name: 'stop.test.ts', message: '', assertionResults: [failed, { ...failed, status: 'passed', failureMessages: [] }] },
    { name: 'broken.test.ts', message: 'no such module', assertionResults: [] },
  ];
  expect(countsOf(report({ ...vitest, testResults }), 1, vitestCounts).failures).toEqual([
    'stop.test.ts › A dyno stops\n    expected 1\n      to be 2',
    'broken.test.ts\n    no such module',
  ]);
  const results = [{ errors: [{ message: 'no window', location: { file: 'launch.ts', line: 3 } }] }];
  const spec = { file: 'a.spec.ts', line: 7, title: 'opens', tests: [{ status: 'unexpected', results }] };
  const stats = { expected: 0, unexpected: 1, flaky: 0, skipped: 0 };
  const suites = [{ specs: [], suites: [{ specs: [spec], suites: [] }] }];
  expect(countsOf(report({ stats, suites }), 1, playwrightCounts).failures).toEqual([
    'a.spec.ts:7 › opens\n    no window\n        at launch.ts:3',
  ]);
});

test('what passed only when it was tried again has failed, and is told as such', () => {
  const late = { status: 'passed', fullName: 'A dyno starts', failureMessages: ['too late'] };
  const testResults = [{ name: 'start.test.ts', message: '', assertionResults: [late] }];
  expect(countsOf(report({ ...vitest, testResults }), 0, vitestCounts)).toEqual({
    passed: 4,
    failed: 1,
    skipped: 2,
    failures: ['start.test.ts › A dyno starts (passed at the second try only)\n    too late'],
  });
  const results = [{ errors: [{ message: 'no window' }] }, { errors: [] }];
  const spec = { file: 'a.spec.ts', line: 7, title: 'opens', tests: [{ status: 'flaky', results }] };
  const stats = { expected: 2, unexpected: 0, flaky: 1, skipped: 0 };
  expect(countsOf(report({ stats, suites: [{ specs: [spec] }] }), 0, playwrightCounts)).toEqual({
    passed: 2,
    failed: 1,
    skipped: 0,
    failures: ['a.spec.ts:7 › opens (passed at the second try only)\n    no window'],
  });
});

test('the closing line is the sum in the form that machines read', () => {
  const sum = add({ passed: 5, failed: 0, skipped: 2, failures: [] }, { passed: 1, failed: 1, skipped: 0, failures: [] });
  expect(closingLine(sum)).toBe('6 passed, 1 failed, 2 skipped');
});
