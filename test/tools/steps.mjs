/** The steps of `npm test`, in their order. Each answers with its counts; a thrown error is one failure. */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../electron/tools/build.mjs';
import { runInFront } from '../../electron/tools/child.mjs';
import { installDependencies } from '../../electron/tools/install.mjs';
import { root } from '../../electron/tools/root.mjs';
import { withoutNpm } from '../../electron/tools/shell-environment.mjs';
import { resolveElectron } from './electron-runtime.mjs';
import { testsNotRunHere } from './linux-tests.mjs';
import { add, countsOf, none, oneFailed, oneSkipped, playwrightCounts, vitestCounts } from './reports.mjs';
import { browserNeeds, needs } from './system-needs.mjs';
import { ensureInstalled } from './system-packages.mjs';
import { startDisplay } from './virtual-display.mjs';

/**
 * `not`: systems on which the step cannot run, by Node's names, each with the reason; there it counts as skipped.
 * @typedef {import('./reports.mjs').Counts} Counts
 * @typedef {{name: string, needs: string[], not?: Record<string, string>, run: () => Promise<Counts>}} Step
 */

/** What most tests start are commands of a POSIX shell, and signals end them; Windows has neither. */
const POSIX_ONLY = { win32: 'its dynos are commands of a POSIX shell' };

/** @type {Step[]} */
export const steps = [
  { name: 'install', needs: [], run: install },
  { name: 'system', needs: [], run: system },
  { name: 'typecheck', needs: ['install'], run: typecheck },
  { name: 'lint', needs: ['install'], run: () => tool('oxlint/bin/oxlint', ['--deny-warnings']) },
  { name: 'structure', needs: ['install'], run: structure },
  { name: 'unit', needs: ['install'], run: () => vitest('unit') },
  { name: 'integration', needs: ['install', 'system'], not: POSIX_ONLY, run: integration },
  { name: 'build', needs: ['install'], run: buildAll },
  { name: 'runtime', needs: ['install'], run: runtime },
  { name: 'e2e', needs: ['system', 'build', 'runtime'], not: POSIX_ONLY, run: e2e },
  { name: 'browser', needs: ['system', 'build'], not: POSIX_ONLY, run: browser },
  { name: 'sandbox', needs: ['system', 'build', 'runtime'], run: () => asUser('sandbox') },
];

async function install() {
  installDependencies();
  return none;
}

async function system() {
  const problem = ensureInstalled(needs);
  if (problem) throw new Error(problem);
  return none;
}

async function typecheck() {
  const failed = [];
  for (const folder of ['shared', 'electron', 'renderer', 'test']) {
    const counts = await tool('typescript/bin/tsc', ['-p', folder]);
    if (counts.failed > 0) failed.push(folder);
  }
  if (failed.length > 0) throw new Error(`Types do not fit in: ${failed.join(', ')}`);
  return none;
}

async function structure() {
  const { status } = await runInFront(process.execPath, ['test/tools/structure/structure.mjs'], { cwd: root });
  return status === 0 ? none : oneFailed;
}

async function buildAll() {
  build();
  return none;
}

/** Fetched here, once, by whoever may write to the cache. */
async function runtime() {
  const { path, version, source } = await resolveElectron();
  console.log(`Electron ${version} (${source}): ${path}`);
  return none;
}

async function vitest(project) {
  const report = join(freshResults(project), 'report.json');
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { status } = await node('vitest/vitest.mjs', args);
  return countsOf(join(root, report), status, vitestCounts);
}

async function integration() {
  return add(await vitest('integration'), withoutLinuxTests('test/integration'));
}

async function e2e() {
  return add(await asUser('electron'), withoutLinuxTests('test/e2e'));
}

/**
 * Says which files the configuration leaves out on this system; each counts as one test skipped. Those of `sandbox` see
 * to themselves.
 */
function withoutLinuxTests(folder) {
  const files = testsNotRunHere(folder).filter((path) => !/(\.sandbox|\/packaged)\.spec\.ts$/.test(path));
  if (files.length > 0) console.log(`Not run on ${process.platform}, because they need Linux: ${files.join(', ')}`);
  return { ...none, skipped: files.length };
}

async function browser() {
  const problem = problemOfBrowser();
  if (problem === null) return playwright('browser', { HOME: emptyHome() });
  if (process.env.CI) throw new Error(problem);
  console.log(`The browser page was not tested. ${problem}`);
  return oneSkipped;
}

/** What the shells of dynos read at their start in the developer's own home may take long, print, or fail. */
function emptyHome() {
  const home = mkdtempSync(join(tmpdir(), 'dynodeck-home-'));
  process.once('exit', () => rmSync(home, { recursive: true, force: true }));
  return home;
}

function problemOfBrowser() {
  const named = process.env.DYNODECK_TEST_CHROMIUM;
  if (named) return existsSync(named) ? null : `DYNODECK_TEST_CHROMIUM names ${named}, and there is no such file.`;
  if (process.platform === 'linux') return ensureInstalled(browserNeeds);
  return 'Name the program of Chromium or Chrome in DYNODECK_TEST_CHROMIUM.';
}

/** As a normal user with Chromium's sandbox on, which is how everybody runs Dynodeck and root cannot. */
async function asUser(project) {
  const before = process.platform === 'linux' ? ['test/tools/as-user.mjs', process.execPath] : [];
  return playwright(project, { DYNODECK_E2E_SANDBOX: '1' }, before);
}

async function playwright(project, extra = {}, before = []) {
  const results = freshResults(project);
  const display = await displayFor(project);
  const env = { ...display.env, ...extra, DYNODECK_TEST_RESULTS: results };
  const cli = 'node_modules/@playwright/test/cli.js';
  const args = [...before, cli, 'test', '--config', 'test/playwright.config.ts', '--project', project];
  try {
    const { status } = await runInFront(process.execPath, args, { cwd: root, env });
    return countsOf(join(root, results, 'report.json'), status, playwrightCounts);
  } finally {
    await display.stop();
  }
}

async function displayFor(project) {
  const env = environment();
  if (process.platform !== 'linux' || project === 'browser') return { env, stop: async () => {} };
  const display = await startDisplay();
  // A Wayland session of whoever runs the tests would win over the X server that was started for them.
  delete env.WAYLAND_DISPLAY;
  return { env: { ...env, ...display.env, XDG_SESSION_TYPE: 'x11' }, stop: display.stop };
}

async function tool(path, args) {
  const { status } = await node(path, args);
  return status === 0 ? none : oneFailed;
}

function node(path, args) {
  return runInFront(process.execPath, [join('node_modules', path), ...args], { cwd: root, env: environment() });
}

function environment() {
  return withoutNpm(process.env);
}

function freshResults(name) {
  const folder = join('test-results', name);
  rmSync(join(root, folder), { recursive: true, force: true });
  mkdirSync(join(root, folder), { recursive: true });
  return folder;
}
