import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { frontAddress, openPanel, startWebApp, type WebApp } from './web-app.ts';
import { button } from './window.ts';

let app: WebApp;

test.beforeEach(async () => {
  app = await startWebApp();
});

test.afterEach(() => app.close());

async function curl(...words: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('curl', ['-sS', '--max-time', '20', ...words]);
  return stdout;
}

test('HTTPS is switched on in the settings, and curl that is told of the authority speaks HTTP/2 with the front', async () => {
  const { window, userData, front } = app;
  const openSettings = async (): Promise<void> => {
    await button(window.getByRole('group', { name: 'Router and release' }), 'Platform').click();
    await window.getByRole('menuitem', { name: 'Router settings' }).click();
  };
  await openSettings();
  const settings = window.getByRole('dialog', { name: 'Settings' });
  const https = settings.getByRole('switch', { name: 'HTTPS' });
  await expect(https).not.toBeChecked();
  await expect(settings).toContainText('never installed');
  await https.check();
  await button(settings, 'Save').click();
  await expect(settings).toHaveCount(0);

  await expect.poll(() => frontAddress(window)).toBe(front.replace('http:', 'https:'));
  const secure = await frontAddress(window);
  await openSettings();
  await https.scrollIntoViewIfNeeded();
  const authority = await settings.locator('code').filter({ hasText: 'authority' }).textContent();
  // Dynodeck's own state, and no store of the system's.
  expect(authority).toBe(join(userData, 'authority', 'authority.pem'));
  await button(settings, 'Cancel').click();
  await expect(settings).toHaveCount(0);

  const said = await curl('-i', '--http2', '--cacert', authority ?? '', `${secure}/over-tls`);
  expect(said).toMatch(/^HTTP\/2 200/);
  expect(said).toContain('web.1');
  await expect(curl('--http2', `${secure}/unknown-authority`)).rejects.toThrow(/certificate/);
  expect(await (await fetch(`${front}/plain`)).text()).toContain('web.1');

  await openPanel(window, 'Requests');
  const row = window.getByRole('grid', { name: 'Requests' }).getByRole('row').filter({ hasText: '/over-tls' });
  await row.click();
  const details = window.getByRole('region', { name: 'Request', exact: true });
  await expect(details).toContainText('http2.0');
  await expect(details.getByRole('list', { name: 'Log of the request' })).toContainText('protocol=http2.0 tls=true');
});
