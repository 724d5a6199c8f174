import { readFileSync } from 'node:fs';

/** @typedef {{passed: number, failed: number, skipped: number}} Counts */

export const none = { passed: 0, failed: 0, skipped: 0 };
export const oneFailed = { ...none, failed: 1 };
export const oneSkipped = { ...none, skipped: 1 };

/** @returns {Counts} */
export function add(left, right) {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
  };
}

/** The line that closes a run; machines read it, alone on its line. */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/**
 * What a runner says it has done, and never less than one failure where it ended badly or ran nothing.
 * @param {(report: any) => Counts} read what the runner writes as JSON
 * @returns {Counts}
 */
export function countsOf(file, status, read) {
  const counts = readReport(file, read);
  const isBad = status !== 0 || counts.passed === 0;
  return isBad && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

export function vitestCounts(report) {
  const skipped = report.numPendingTests + report.numTodoTests;
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped };
}

export function playwrightCounts({ stats }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

function readReport(file, read) {
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // The runner ended before it wrote one.
    return oneFailed;
  }
}
