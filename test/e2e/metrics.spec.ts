import { expect, test } from '@playwright/test';
import { answer, startWebApp, type WebApp } from './web-app.ts';
import { button } from './window.ts';

let app: WebApp;

test.beforeEach(async () => {
  app = await startWebApp();
});

test.afterEach(() => app.close());

test('charts say what runs, and a pointer reads the same moment in all of them', async () => {
  const { window, front } = app;
  for (let request = 0; request < 30; request++) await answer(front);
  await window.getByRole('tab', { name: 'Metrics', exact: true }).click();
  const panel = window.getByRole('region', { name: 'Metrics', exact: true });
  const chart = (title: string) => panel.getByRole('img', { name: new RegExp(`^${title}`) });
  await expect(chart('CPU')).toHaveAccessibleName(/web [\d.]+%/);
  await expect(chart('Memory')).toHaveAccessibleName(/web [\d.]+%/);
  await expect(chart('Response time')).toHaveAccessibleName(/p95 [\d.]+ ms/);

  const box = (await chart('CPU').boundingBox())!;
  await window.mouse.move(box.x + box.width - 30, box.y + box.height / 2);
  const figures = panel.getByRole('figure');
  await expect(figures.filter({ hasText: 'CPU' })).toContainText(/\d\d:\d\d:\d\d/);
  await expect(figures.filter({ hasText: 'Memory' })).toContainText(/\d\d:\d\d:\d\d/);

  await button(panel, '1 h').click();
  await expect(button(panel, '1 h')).toHaveAttribute('aria-pressed', 'true');
  await expect(chart('Requests a second \\(kept for 5 min\\)')).toBeVisible();
});
