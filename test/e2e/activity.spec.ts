import { expect, test } from '@playwright/test';
import { startWebApp, type WebApp } from './web-app.ts';
import { button } from './window.ts';

let app: WebApp;

test.beforeEach(async () => {
  app = await startWebApp({ files: { Procfile: 'web: exec node server.mjs\nworker: echo last words; exit 7\n' } });
});

test.afterEach(() => app.close());

test('a crash is in the timeline, can be filtered for, and leads to its place in the log', async () => {
  const { window } = app;
  await window.getByRole('tab', { name: 'Activity', exact: true }).click();
  const panel = window.getByRole('region', { name: 'Activity', exact: true });
  await expect(button(panel, 'Release')).toBeVisible();
  await expect(panel.getByText(/^web\.1 is up after [\d.]+ s$/)).toBeVisible();
  await expect(panel.getByText('worker.1 crashed with status 7').first()).toBeVisible();

  await button(panel, 'Crash').click();
  await expect(panel.getByText(/^web\.1 is up/)).toHaveCount(0);
  await panel.getByText('worker.1 crashed with status 7').last().click();
  await expect(window.getByRole('log', { name: 'Logs' })).toContainText('State changed from up to crashed');
});
