import { readFileSync } from 'node:fs';

/** @typedef {{passed: number, failed: number, skipped: number, failures: string[]}} Counts */

/** Lines kept of what a failed test said: enough for the assertion and its place. */
const LINES_OF_FAILURE = 30;
const SECOND_TRY = ' (passed at the second try only)';

/** @type {Counts} */
export const none = { passed: 0, failed: 0, skipped: 0, failures: [] };
export const oneFailed = { ...none, failed: 1 };
export const oneSkipped = { ...none, skipped: 1 };

/** @returns {Counts} */
export function add(left, right) {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
    failures: [...left.failures, ...right.failures],
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

/** Tests are tried once; one that passed at a second try all the same, by an option given by hand, has failed. */
export function vitestCounts({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) {
  const failures = testResults.flatMap(({ name, message, assertionResults }) => [
    // A file that could not even be loaded has no tests.
    ...(message && assertionResults.length === 0 ? [told(name, [message])] : []),
    ...toldOf(name, assertionResults.filter(({ status }) => status === 'failed')),
    ...toldOf(name, assertionResults.filter(isUnsteady), SECOND_TRY),
  ]);
  const unsteady = testResults.flatMap(({ assertionResults }) => assertionResults.filter(isUnsteady)).length;
  return {
    passed: numPassedTests - unsteady,
    failed: numFailedTests + unsteady,
    skipped: numPendingTests + numTodoTests,
    failures,
  };
}

/** A test that passed has failure messages where it was tried before. */
function isUnsteady({ status, failureMessages }) {
  return status === 'passed' && failureMessages.length > 0;
}

/** As for Vitest: what passed at a second try only ("flaky") has failed. */
export function playwrightCounts({ stats, suites }) {
  const specs = suites.flatMap(specsOf);
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    failures: [
      ...specs.flatMap((spec) => toldOfSpec(spec, 'unexpected')),
      ...specs.flatMap((spec) => toldOfSpec(spec, 'flaky', SECOND_TRY)),
    ],
  };
}

function toldOf(file, results, remark = '') {
  return results
    .filter(({ failureMessages }) => failureMessages.length > 0)
    .map(({ fullName, failureMessages }) => told(`${file} › ${fullName}${remark}`, failureMessages));
}

function toldOfSpec({ file, line, title, tests }, wanted, remark = '') {
  return tests
    .filter(({ status }) => status === wanted)
    .map(({ results }) => told(`${file}:${line} › ${title}${remark}`, results.flatMap(({ errors }) => errors.map(textOf))));
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
