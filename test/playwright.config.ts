import { defineConfig } from '@playwright/test';
import { testsNotRunHere } from './tools/linux-tests.mjs';

/** A folder per run, because a run empties it: runs as another user must not meet root's files. */
const results = process.env['DYNODECK_TEST_RESULTS'] ?? 'test-results/e2e';
/** As a normal user, with Chromium's sandbox on: the package is started as it is, without a switch for tests. */
const sandboxed = ['**/*.sandbox.spec.ts', '**/packaged.spec.ts'];
const notHere = testsNotRunHere('test/e2e').map((path) => `**/${path}`);
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'e2e',
  outputDir: `../${results}/artifacts`,
  // Real windows and real dynos on two cores: side by side they would only slow each other down.
  workers: 1,
  // A test that passes at its second try only has failed.
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: `../${results}/report.json` }]],
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
  projects: [
    { name: 'electron', testIgnore: ['**/*.browser.spec.ts', ...sandboxed, ...notHere] },
    {
      name: 'browser',
      testMatch: '**/*.browser.spec.ts',
      use: {
        browserName: 'chromium',
        viewport: { width: 1280, height: 800 },
        launchOptions: {
          executablePath: process.env['DYNODECK_TEST_CHROMIUM'] ?? '/usr/bin/chromium',
          args: isRoot ? ['--no-sandbox'] : [],
        },
      },
    },
    { name: 'sandbox', testMatch: sandboxed },
  ],
});
