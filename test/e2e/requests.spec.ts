import { expect, type Locator, type Page, test } from '@playwright/test';
import { answer, openPanel, startWebApp, type WebApp } from './web-app.ts';
import { button } from './window.ts';

let app: WebApp;

test.beforeEach(async () => {
  app = await startWebApp();
  await openPanel(app.window, 'Requests');
});

test.afterEach(() => app.close());

const grid = (window: Page): Locator => window.getByRole('grid', { name: 'Requests' });
const row = (window: Page, text: string | RegExp): Locator => grid(window).getByRole('row').filter({ hasText: text });
const details = (window: Page): Locator => window.getByRole('region', { name: 'Request', exact: true });

test('the empty panel says where to send a request, and a request is in the table with its log and headers', async () => {
  const { window, front } = app;
  await expect(window.getByText(`curl -i ${front}/`)).toBeVisible();
  await fetch(`${front}/posts?page=2`, { headers: { 'x-request-id': 'e2e-request-id-0123456789' } });

  await expect(row(window, '/posts?page=2')).toContainText('GET');
  await expect(row(window, '/posts?page=2')).toContainText('200');
  await expect(row(window, '/posts?page=2')).toContainText('web.1');
  await row(window, '/posts?page=2').click();
  await expect(details(window)).toContainText('e2e-request-id-0123456789');

  const log = details(window).getByRole('list', { name: 'Log of the request' });
  await expect(log).toContainText('app[web.1]: request_id=e2e-request-id-0123456789 GET /posts?page=2');
  await expect(log).toContainText('heroku[router]:');

  await button(details(window), 'Headers').click();
  await expect(details(window)).toContainText('x-request-id: e2e-request-id-0123456789', { ignoreCase: true });
  await expect(details(window)).not.toContainText('sesame');
  await button(details(window), 'Reveal cookies and keys').click();
  await expect(details(window)).toContainText('session=sesame');

  await button(details(window), 'Show in the log').click();
  await expect(window.getByRole('log', { name: 'Logs' })).toContainText('e2e-request-id-0123456789');
});

test('errors are found by a chip, told with their meaning, and walked through by keys', async () => {
  const { window, front } = app;
  for (const path of ['/one', '/broken', '/two']) await answer(front, path);
  await fetch(`${front}/hang-up`);
  await expect(row(window, 'H13')).toContainText('503');

  await button(window, 'Errors').click();
  await expect(row(window, '/one')).toHaveCount(0);
  await expect(row(window, '/broken')).toHaveCount(1);

  await grid(window).focus();
  await window.keyboard.press('k');
  await window.keyboard.press('Enter');
  await expect(details(window)).toContainText('H13 Connection closed without response.');
  await expect(details(window)).toContainText('closed it without an answer');
  await window.keyboard.press('k');
  await expect(details(window)).toContainText('GET /broken');
  await window.keyboard.press('j');
  await expect(details(window)).toContainText('GET /hang-up');
  await window.keyboard.press('Escape');
  await expect(details(window)).toHaveCount(0);

  await button(window, 'Errors').click();
  await window.getByRole('searchbox', { name: 'Filter requests' }).fill('two');
  await expect(row(window, '/two')).toHaveCount(1);
  await expect(row(window, '/one')).toHaveCount(0);

  await button(window, 'Clear requests').click();
  await expect(window.getByText('No requests yet.')).toBeVisible();
});

test('the table follows the newest of thousands until one looks at another', async () => {
  const { window, front } = app;
  for (let round = 0; round < 20; round++) {
    await Promise.all(Array.from({ length: 25 }, (_, index) => answer(front, `/${round}-${index}`)));
  }
  await answer(front, '/newest');
  await expect(row(window, '/newest')).toBeVisible();
  await expect(window.getByRole('figure').filter({ hasText: 'Requests a second' })).toBeVisible();

  await grid(window).focus();
  await window.keyboard.press('Home');
  await expect(grid(window)).toHaveAttribute('aria-rowcount', '502');
  await expect(row(window, '/newest')).toHaveCount(0);
  await answer(front, '/later');
  await window.getByRole('button', { name: '1 new request' }).click();
  await expect(row(window, '/later')).toBeVisible();
});
