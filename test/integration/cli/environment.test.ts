import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Command, type Outcome, linesOf, makePlace, type Place } from './place.ts';

const SLEEPER = { Procfile: 'web: exec sleep 1000\n' };

/** A command typed to a real npm. `$DYNODECK` in its scripts is the command under test. */
function npm(place: Place, args: string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Command {
  const { cwd = place.folder, env = {} } = options;
  const all = { ...place.env, ...place.command, ...env };
  return new Command(spawn('npm', args, { cwd, env: all, stdio: ['ignore', 'pipe', 'pipe'] }));
}

const packageJson = (script: string, more: object = {}): string =>
  JSON.stringify({
    name: 'shop',
    version: '1.2.3',
    config: { level: 'high' },
    scripts: { dev: script, start: script },
    ...more,
  });

/** A one-off dyno that says these variables. */
const SAY = (...names: string[]): string => `$DYNODECK run 'echo ${names.map((name) => `$${name}`).join(' ')}'`;

async function said(place: Place, args: string[], options?: { cwd?: string; env?: NodeJS.ProcessEnv }): Promise<string> {
  const { text, stderr, status }: Outcome = await npm(place, args, options).ended;
  if (status !== 0) throw new Error(`npm has failed:\n${text}\n${stderr}`);
  return text;
}

function addTool(place: Place, folder: string): void {
  mkdirSync(join(place.folder, folder), { recursive: true });
  const file = join(place.folder, folder, 'sitebuilder');
  writeFileSync(file, '#!/bin/sh\necho tool of $npm_lifecycle_event\n');
  chmodSync(file, 0o755);
}

describe('Under npm, dynos have what npm gives its scripts', () => {
  test.each([
    ['dev', 'dev'],
    ['start', 'start'],
  ])('npm run %s', async (script, event) => {
    const names = ['npm_lifecycle_event', 'npm_package_name', 'npm_package_version', 'npm_package_config_level', 'INIT_CWD'];
    const place = await makePlace({ ...SLEEPER, 'package.json': packageJson(SAY(...names)) });
    expect(await said(place, ['run', '-s', script])).toBe(`${event} shop 1.2.3 high ${place.folder}\n`);
  });

  test('the tools of node_modules/.bin, in `local` too', async () => {
    const dev = packageJson('$DYNODECK local --on-exit stop');
    const place = await makePlace({ Procfile: 'web: sitebuilder\n', 'package.json': dev });
    addTool(place, 'node_modules/.bin');
    expect(linesOf(await said(place, ['run', '-s', 'dev']), 'web.1')).toEqual(['tool of dev']);
  });

  test('those that a workspace shares with the packages above it', async () => {
    const place = await makePlace({
      'package.json': JSON.stringify({ name: 'all', private: true, workspaces: ['packages/*'] }),
      'packages/shop/package.json': packageJson('$DYNODECK run sitebuilder'),
      'packages/shop/Procfile': 'web: sitebuilder\n',
    });
    addTool(place, 'node_modules/.bin');
    expect(await said(place, ['run', '-s', 'dev'], { cwd: join(place.folder, 'packages/shop') })).toBe('tool of dev\n');
    expect(await said(place, ['run', '-s', 'dev', '-w', 'shop'])).toBe('tool of dev\n');
  });

  test('NODE_OPTIONS of .npmrc', async () => {
    const files = { 'package.json': packageJson(SAY('NODE_OPTIONS')), '.npmrc': 'node-options=--no-deprecation\n' };
    expect(await said(await makePlace({ ...SLEEPER, ...files }), ['run', '-s', 'dev'])).toBe('--no-deprecation\n');
  });

  test('and what a script in between exports', async () => {
    const script = '#!/bin/sh\nexport STAGE=local\nexec $DYNODECK run \'echo $STAGE $npm_lifecycle_event\'\n';
    const place = await makePlace({ ...SLEEPER, 'bin/dev': script, 'package.json': packageJson('sh bin/dev') });
    expect(await said(place, ['run', '-s', 'dev'])).toBe('local dev\n');
  });

  test('and a dyno that is npm itself gives its own', async () => {
    const scripts = { scripts: { dev: '$DYNODECK run npm run -s inner', inner: 'echo $npm_lifecycle_event' } };
    const place = await makePlace({ ...SLEEPER, 'package.json': packageJson('', scripts) });
    expect(await said(place, ['run', '-s', 'dev'])).toBe('inner\n');
  });
});

describe('In a shell, dynos have what the shell has', () => {
  test.each([
    ['of Electron’s name', { ELECTRON_MIRROR: 'mine' }],
    ['of Dynodeck’s name', { DYNODECK_TERMINAL_RENDERER: 'dom' }],
    ['of an editor that is a snap', { SNAP: '/snap/code/1', SNAP_NAME: 'code' }],
    ['of a terminal that is an AppImage', { APPDIR: '/tmp/.term', APPIMAGE: '/home/me/term', GTK_PATH: '/tmp/.term/lib' }],
    ['of the desktop', { CHROME_DESKTOP: 'code.desktop', ORIGINAL_XDG_CURRENT_DESKTOP: 'GNOME', GDK_BACKEND: 'x11' }],
    ['set for npm by hand', { npm_config_loglevel: 'error', NODE: 'mine', COLOR: 'teal', INIT_CWD: '/' }],
    ['that only looks like a terminal’s', { WINDOW: '30' }],
    ['with names that no shell can write', { 'A.B': "it's $HOME", 'c-d': 'two\nlines' }],
  ])('variables %s', async (_, variables) => {
    const place = await makePlace(SLEEPER);
    const { text } = await place.run(['run', 'env', '-0'], { env: variables });
    const pairs = text.split('\0');
    const missing = Object.entries(variables).filter(([name, value]) => !pairs.includes(`${name}=${value}`));
    expect(missing).toEqual([]);
  });

  test('functions that a bash exports', async () => {
    const place = await makePlace(SLEEPER);
    const { text } = await place.shell('greet() { echo "hello $1"; }; export -f greet; dynodeck run "greet dyno"').ended;
    expect(text).toBe('hello dyno\n');
  });

  test('and nothing of ours but the mark', async () => {
    const place = await makePlace({ ...SLEEPER, '.profile': 'export A=1\n' });
    const { text } = await place.run(['run', 'env -0'], { env: { 'A.B': '1' } });
    const given = new Set(Object.keys(place.env));
    const own = text.split('\0').map((pair) => pair.slice(0, pair.indexOf('='))).filter((name) => name.startsWith('DYNODECK_'));
    expect(own.filter((name) => !given.has(name))).toEqual(['DYNODECK_MARK']);
  });

  test('a command that finds the app open runs in the environment of who has opened it', async () => {
    const place = await makePlace({ Procfile: 'web: echo ready; exec sleep 1000\n' });
    const running = place.start(['local'], { env: { WHOSE: 'opener' } });
    await running.until(/\| ready/);
    expect((await place.run(['run', 'echo $WHOSE'], { env: { WHOSE: 'finder' } })).text).toBe('opener\n');
    await running.kill('SIGINT');
    expect((await place.run(['run', 'echo $WHOSE'], { env: { WHOSE: 'finder' } })).text).toBe('finder\n');
  });
});
