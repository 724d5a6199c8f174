import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { commandSettings } from '../../../electron/cli/app/file-settings.ts';
import type { EngineSettings } from '../../../electron/engine/storage/settings.ts';
import { stateFolder } from '../../../electron/server/host/state-folder.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dynodeck-settings-'));
  file = join(folder, 'config.json');
});

const settings: EngineSettings = {
  apps: {
    '/srv/my.app': {
      procfile: 'Procfile.dev',
      envFiles: ['.env', 'local.env'],
      port: 4000,
      assignedPort: null,
      formation: { web: 2 },
      trusted: true,
    },
  },
  recent: [{ folder: '/srv/my.app', name: 'my.app', openedAt: 1 }],
};

test('settings are there in the next run, readable by their owner alone', () => {
  commandSettings(folder).write(settings);
  expect(commandSettings(folder).read()).toEqual(settings);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('what the desktop app keeps beside them stays', () => {
  const window = { bounds: { x: 0, y: 0, width: 1280, height: 800 }, maximized: false };
  writeFileSync(file, JSON.stringify({ window }));
  commandSettings(folder).write(settings);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ window, engine: settings });
});

test.each([
  ['cut short', '{"engine": {"apps"'],
  ['empty', ''],
  ['no object', 'null'],
  ['of the wrong shape', '{"engine": {"apps": {"/srv/app": {"formation": "web"}}, "recent": 7}}'],
  ['binary', '\0\u0001\u0002'],
])('a file that is %s is set aside, and a fresh one is begun', (_what, content) => {
  writeFileSync(file, content);
  const fresh = commandSettings(folder);
  expect(fresh.read()).toEqual({ apps: {}, recent: [] });
  fresh.write(settings);
  expect(commandSettings(folder).read()).toEqual(settings);
  const aside = readdirSync(folder).find((name) => name.startsWith('config.json.corrupt-')) ?? '';
  expect(readFileSync(join(folder, aside), 'utf8')).toBe(content);
});

test('a file of an older version, without a later setting, is no corrupt file', () => {
  const { assignedPort: _, ...older } = settings.apps['/srv/my.app'] as EngineSettings['apps'][string];
  writeFileSync(file, JSON.stringify({ engine: { ...settings, apps: { '/srv/my.app': older } } }));
  expect(Object.keys(commandSettings(folder).read().apps)).toEqual(['/srv/my.app']);
  expect(readdirSync(folder)).toEqual(['config.json']);
});

test('a folder that cannot be used costs the memory of this run, not the run', () => {
  const blocked = join(file, 'below-a-file');
  writeFileSync(file, '{}');
  const lasting = commandSettings(blocked);
  lasting.write(settings);
  expect(lasting.read()).toEqual(settings);
});

test('the folder is DYNODECK_USER_DATA, else the one Electron would take', () => {
  expect(stateFolder({ DYNODECK_USER_DATA: '/data' })).toBe('/data');
  expect(stateFolder({ XDG_CONFIG_HOME: '/xdg' }, 'linux')).toBe('/xdg/Dynodeck');
  expect(stateFolder({}, 'linux')).toMatch(/\/\.config\/Dynodeck$/);
  expect(stateFolder({}, 'darwin')).toMatch(/\/Library\/Application Support\/Dynodeck$/);
});
