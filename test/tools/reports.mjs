import { readFileSync } from 'node:fs';

/**
 * `unsteady`: what failed, of tests that passed when they were tried again, and count as passed.
 * @typedef {{passed: number, failed: number, skipped: number, failures: string[], unsteady: string[]}} Counts
 */

/** Lines kept of what a failed test said: enough for the assertion and its place. */
const LINES_OF_FAILURE = 30;

/** @type {Counts} */
export const none = { passed: 0, failed: 0, skipped: 0, failures: [], unsteady: [] };
export const oneFailed = { ...none, failed: 1 };
export const oneSkipped = { ...none, skipped: 1 };

/** @returns {Counts} */
export function add(left, right) {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
    failures: [...left.failures, ...right.failures],
    unsteady: [...left.unsteady, ...right.unsteady],
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
  const failures = report.testResults.flatMap(({ name, message, assertionResults }) => [
    // A file that could not even be loaded has no tests.
    ...(message && assertionResults.length === 0 ? [told(name, [message])] : []),
    ...toldOf(name, assertionResults, 'failed'),
  ]);
  // A test that passed has failure messages where it was tried before.
  const unsteady = report.testResults.flatMap(({ name, assertionResults }) => toldOf(name, assertionResults, 'passed'));
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped, failures, unsteady };
}

export function playwrightCounts({ stats, suites }) {
  const specs = suites.flatMap(specsOf);
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    failures: specs.flatMap((spec) => toldOfSpec(spec, 'unexpected')),
    unsteady: specs.flatMap((spec) => toldOfSpec(spec, 'flaky')),
  };
}

function toldOf(file, results, wanted) {
  return results
    .filter(({ status, failureMessages }) => status === wanted && failureMessages.length > 0)
    .map(({ fullName, failureMessages }) => told(`${file} › ${fullName}`, failureMessages));
}

function toldOfSpec({ file, line, title, tests }, wanted) {
  return tests
    .filter(({ status }) => status === wanted)
    .map(({ results }) => told(`${file}:${line} › ${title}`, results.flatMap(({ errors }) => errors.map(textOf))));
}

function specsOf(suite) {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
}

function textOf({ message, location }) {
  return location ? `${message}\n    at ${location.file}:${location.line}` : message;
}

function told(title, messages) {
  const lines = messages.join('\n').split('\n').slice(0, LINES_OF_FAILURE);
  return [title, ...lines.map((line) => `    ${line}`)].join('\n');
}

function readReport(file, read) {
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // The runner ended before it wrote one.
    return oneFailed;
  }
}
