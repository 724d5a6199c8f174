import { defineConfig } from '@playwright/test';

/** One walk through the window; pictures and page are in test-results/gallery. */
export default defineConfig({
  testDir: '.',
  testMatch: 'gallery.ts',
  outputDir: '../../test-results/gallery-run',
  workers: 1,
  timeout: 600_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
});
