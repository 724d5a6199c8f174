import { expect, test } from 'vitest';
import { diagnosticsText, type DiagnosticFacts } from '../../../../electron/main/diagnostics/diagnostics.ts';
import { app, dyno } from '../snapshots.ts';

const facts: DiagnosticFacts = {
  versions: ['Dynodeck 1.0.0', 'Electron 45.3.4'],
  platform: 'linux 6.1.0 x64',
  session: 'wayland',
  displays: [{ width: 2560, height: 1440, scale: 1.5 }],
  zoom: 1.25,
  gpu: { webgl: 'enabled', rasterization: 'disabled_software' },
  settings: { closeToTray: false, theme: 'dark' },
  apps: [app('shop', [dyno('web.1', { state: 'up', command: 'serve --token abc' }), dyno('web.2', { state: 'up' }), dyno('worker.1')])],
  logs: { 'main.log': ['started in /home/ann/shop', 'failed: DATABASE_URL=postgres://ann:s3cret@db/shop API_KEY="a b"'], 'engine.log': [] },
  home: '/home/ann',
};

test('diagnostics tell versions, system, display, GPU, settings, and dynos by state', () => {
  expect(diagnosticsText(facts)).toContain(
    [
      'Dynodeck diagnostics',
      'Dynodeck 1.0.0',
      'Electron 45.3.4',
      'Platform: linux 6.1.0 x64, wayland',
      'Display: 2560×1440 at scale 1.5',
      'Zoom: 125 %',
      'GPU: webgl enabled, rasterization disabled_software',
      'Settings: closeToTray false, theme dark',
      'Apps: 1, with 0 problems in their files',
      'Dynos: 2 up, 1 down',
      '',
      'Last lines of main.log:',
      'started in ~/shop',
    ].join('\n'),
  );
});

test('diagnostics hold no secrets, no names or commands of apps, and no home', () => {
  const text = diagnosticsText(facts);
  for (const secret of ['s3cret', 'a b', 'abc', '/home/ann', 'web.1', 'postgres']) expect(text).not.toContain(secret);
  expect(text).toContain('DATABASE_URL=… API_KEY=…');
  const address = diagnosticsText({ ...facts, logs: { main: ['could not reach https://ann:pw@host/x'] } });
  expect(address).toContain('https://…@host/x');
});

test('an engine that does not answer is said so', () => {
  expect(diagnosticsText({ ...facts, apps: null })).toContain('Apps: the engine does not answer');
  expect(diagnosticsText({ ...facts, apps: [] })).toContain('Dynos: none');
});
