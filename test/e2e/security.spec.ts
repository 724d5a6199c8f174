import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { expect, test } from '@playwright/test';
import { launchDesktop, type Desktop } from './launch.ts';

let desktop: Desktop;
/** Another origin, for what the page must not reach. */
let elsewhere: Server;
let elsewhereUrl: string;
let reached: string[];

test.beforeAll(async () => {
  desktop = await launchDesktop();
  await desktop.window.waitForLoadState();
  elsewhere = createServer((request, response) => {
    reached.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*');
    response.end('elsewhere');
  }).listen(0, '127.0.0.1');
  await once(elsewhere, 'listening');
  elsewhereUrl = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
});

test.beforeEach(() => {
  reached = [];
});

test.afterAll(async () => {
  await desktop.close();
  elsewhere.close();
});

test('the page is isolated, sandboxed and without Node', async () => {
  const preferences = await desktop.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    const { contextIsolation, sandbox, nodeIntegration, webviewTag, webSecurity } = contents.getLastWebPreferences();
    return { contextIsolation, sandbox, nodeIntegration, webviewTag, webSecurity };
  });
  expect(preferences).toMatchObject({ contextIsolation: true, sandbox: true, nodeIntegration: false });
  expect(preferences.webviewTag).not.toBe(true);
  expect(preferences.webSecurity).not.toBe(false);
  const seen = await desktop.window.evaluate(() => {
    const scope = globalThis as unknown as Record<string, unknown>;
    return ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => scope[name] !== undefined);
  });
  expect(seen).toEqual([]);
});

test('the preload script exposes fifteen named functions and nothing else', async () => {
  const bridge = await desktop.window.evaluate(() => {
    const { dynodeck } = globalThis as unknown as { dynodeck: Record<string, unknown> };
    return Object.entries(dynodeck).map(([name, value]) => `${name}: ${typeof value}`);
  });
  expect(bridge.sort()).toEqual([
    'appOnScreen: function',
    'changeSettings: function',
    'checkForUpdate: function',
    'chooseFolder: function',
    'connect: function',
    'copyDiagnostics: function',
    'desktopState: function',
    'menuKeys: function',
    'onMessage: function',
    'openExternal: function',
    'pathOf: function',
    'restartToUpdate: function',
    'showNotification: function',
    'showOwnLogs: function',
    'zoom: function',
  ]);
});

test('the page comes from its own scheme with a Content-Security-Policy', async () => {
  expect(new URL(desktop.window.url()).href).toBe('app://dynodeck/');
  const headers = await desktop.app.evaluate(async ({ net }) => {
    const response = await net.fetch('app://dynodeck/');
    return Object.fromEntries(response.headers.entries());
  });
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers['content-security-policy']).toContain("script-src 'self';");
  expect(headers['x-content-type-options']).toBe('nosniff');
});

test('the policy is in force: no eval, no inline script, no connection elsewhere', async () => {
  const outcome = await desktop.window.evaluate(async (url) => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'globalThis.inlineScriptRan = true';
    document.head.append(script);
    const fetched = await fetch(url).then(() => true, () => false);
    // Playwright evaluates past the policy; a timer's text is compiled by the page itself.
    setTimeout('globalThis.evalRan = true');
    await new Promise((resolve) => setTimeout(resolve));
    const { inlineScriptRan, evalRan } = globalThis as unknown as Record<string, unknown>;
    return { violations, fetched, inlineScriptRan, evalRan };
  }, elsewhereUrl);
  expect(outcome.fetched).toBe(false);
  expect(outcome.inlineScriptRan).toBeUndefined();
  expect(outcome.evalRan).toBeUndefined();
  expect(outcome.violations).toEqual(expect.arrayContaining(['script-src-elem', 'connect-src']));
  expect(reached).toEqual([]);
});

test('the window cannot be led to another page, nor open one', async () => {
  await desktop.window.evaluate((url) => {
    const link = document.createElement('a');
    link.href = url;
    document.body.append(link);
    link.click();
    link.remove();
  }, elsewhereUrl);
  const opened = await desktop.window.evaluate((url) => window.open(url) === null, `${elsewhereUrl}/window`);
  expect(opened).toBe(true);
  // A round trip through main: a navigation that was let through would have begun before it.
  const windows = await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(windows).toBe(1);
  expect(await desktop.window.evaluate(() => location.href)).toBe('app://dynodeck/');
  expect(reached).toEqual([]);
});

test('main itself cannot make the session reach the network', async () => {
  const failed = await desktop.app.evaluate(async ({ session }, url) => {
    return session.defaultSession.fetch(url).then(() => false, () => true);
  }, elsewhereUrl);
  expect(failed).toBe(true);
  expect(reached).toEqual([]);
});

test('permissions are refused, except for the clipboard', async () => {
  const states = await desktop.window.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'microphone', 'camera', 'midi', 'clipboard-read'];
    const query = async (name: string) => (await navigator.permissions.query({ name: name as PermissionName })).state;
    return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await query(name)])));
  });
  expect(states).toEqual({
    geolocation: 'denied',
    notifications: 'denied',
    microphone: 'denied',
    camera: 'denied',
    midi: 'denied',
    'clipboard-read': 'granted',
  });
  const granted = await desktop.window.evaluate(
    () => new Promise((resolve) => navigator.geolocation.getCurrentPosition(() => resolve(true), () => resolve(false))),
  );
  expect(granted).toBe(false);
});

test('app:// gives out nothing but the files of the page', async () => {
  const statuses = await desktop.app.evaluate(async ({ net }) => {
    const addresses = [
      'app://dynodeck/index.html',
      'app://dynodeck/..%2f..%2fpackage.json',
      'app://dynodeck/%2e%2e/%2e%2e/package.json',
      'app://dynodeck/..%5c..%5cpackage.json',
      'app://dynodeck//etc/passwd',
      'app://dynodeck/%00',
      'app://dynodeck/assets',
      'app://elsewhere/index.html',
    ];
    return Promise.all(addresses.map(async (address) => (await net.fetch(address)).status));
  });
  expect(statuses).toEqual([200, 404, 404, 404, 404, 404, 404, 403]);
});

test('only http and https addresses leave for the browser', async () => {
  const refusals = await desktop.window.evaluate(async () => {
    const { dynodeck } = globalThis as unknown as { dynodeck: { openExternal(url: unknown): Promise<void> } };
    const addresses = ['file:///etc/passwd', 'javascript:alert(1)', 'smb://server/share', 'not an address', 42];
    return Promise.all(addresses.map((url) => dynodeck.openExternal(url).then(() => 'opened', String)));
  });
  expect(refusals).toHaveLength(5);
  for (const refusal of refusals) expect(refusal).toContain('Only http and https addresses can be opened.');
});

test('main refuses what does not fit its functions', async () => {
  const refusals = await desktop.window.evaluate(async () => {
    type Asked = (argument: unknown) => Promise<unknown>;
    const { dynodeck } = globalThis as unknown as { dynodeck: Record<'changeSettings' | 'showNotification', Asked> };
    const settings = [null, 'dark', { theme: 'pink' }, { closeToTray: 1 }, { unknown: true }, { __proto__: null, a: 1 }];
    const valid = { title: 'web.1 crashed', body: '', app: 'a', dyno: null };
    const notifications = [
      null,
      { ...valid, title: '' },
      { ...valid, title: 'x'.repeat(121) },
      { ...valid, body: 'x'.repeat(501) },
      { ...valid, app: '' },
      { ...valid, icon: 'file:///etc/passwd' },
    ];
    const outcome = (given: Promise<unknown>) => given.then(() => 'accepted', String);
    return Promise.all([
      ...settings.map((value) => outcome(dynodeck.changeSettings(value))),
      ...notifications.map((value) => outcome(dynodeck.showNotification(value))),
    ]);
  });
  expect(refusals).toHaveLength(12);
  for (const refusal of refusals) expect(refusal).toContain('was called with something that does not fit');
});

test('the page hears nothing from main but messages of the bridge', async () => {
  const heard = await desktop.window.evaluateHandle(() => {
    const list: unknown[] = [];
    const { dynodeck } = globalThis as unknown as { dynodeck: { onMessage(listener: (m: unknown) => void): void } };
    dynodeck.onMessage((message) => list.push(message));
    return list;
  });
  await desktop.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const messages = [
      'text',
      { kind: 'unknown' },
      { kind: 'command', command: 'eval', app: null },
      { kind: 'show', app: '', dyno: null },
      { kind: 'show', app: 'none', dyno: null },
    ];
    for (const message of messages) contents?.send('dynodeck:message', message);
  });
  await expect.poll(() => heard.jsonValue()).toEqual([{ kind: 'show', app: 'none', dyno: null }]);
});
