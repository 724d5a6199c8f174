import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { withoutNpm } from '../../../electron/tools/shell-environment.mjs';

const MODULE = pathToFileURL(join(import.meta.dirname, '../../../electron/tools/shell-environment.mjs')).href;
const PRINT = `import { withoutNpm } from '${MODULE}';
process.stdout.write('MARK' + JSON.stringify(withoutNpm(process.env)));`;
const OURS = { npm_lifecycle_event: 'start', npm_package_name: 'dynodeck' };
/** A system that does not tell what a process was started with. */
const unknown = (): null => null;

const path = (...folders: string[]): string => folders.join(delimiter);

/** What our script makes of its environment, run by a real npm in this one. */
function runByNpm(name: string, env: Record<string, string>, files: Record<string, string> = {}): Record<string, string> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dynodeck-npm-')));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const scripts = { start: 'node print.mjs', outer: 'npm start' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '1.0.0', scripts }));
  writeFileSync(join(folder, 'print.mjs'), PRINT);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  const output = execFileSync('npm', ['start'], { cwd: folder, env, encoding: 'utf8' });
  return JSON.parse(output.slice(output.indexOf('MARK') + 'MARK'.length)) as Record<string, string>;
}

test.runIf(process.platform === 'linux')('under `npm start`, what npm was started with is given back to the letter', () => {
  const typed = {
    PATH: path('/home/me/node_modules/.bin', '/npm/node-gyp-bin', process.env['PATH'] ?? ''),
    HOME: '/home/me',
    // Each looks like npm's, and is the developer's: of a script further up, or set by hand.
    npm_lifecycle_event: 'dev',
    npm_package_name: 'shop',
    npm_config_registry: 'http://127.0.0.1:9/',
    INIT_CWD: '/home/me/shop',
    NODE: 'mine',
    COLOR: 'teal',
    NODE_OPTIONS: '--max-old-space-size=300',
  };
  expect(runByNpm('dynodeck', typed, { '.npmrc': 'node-options=--no-deprecation\n' })).toEqual(typed);
});

test.runIf(process.platform === 'linux')('the npm of any other package has the environment of its developer', () => {
  const env = runByNpm('shop', { PATH: process.env['PATH'] ?? '', HOME: '/home/me' });
  expect(env).toMatchObject({ npm_lifecycle_event: 'start', npm_package_name: 'shop' });
  expect(env['PATH']).toContain(join('node_modules', '.bin'));
});

test('where the system does not tell, what npm adds for its scripts is taken away by its names', () => {
  const fromNpm = {
    ...OURS,
    npm_config_user_agent: 'npm/11',
    NPM_CONFIG_LOGLEVEL: 'error',
    INIT_CWD: '/home/me',
    NODE: '/usr/bin/node',
    COLOR: '1',
    HOME: '/home/me',
    PATH: path('/repo/node_modules/.bin', '/node_modules/.bin', '/npm/node-gyp-bin', '/home/me/bin', '/usr/bin'),
  };
  expect(withoutNpm(fromNpm, unknown)).toEqual({ HOME: '/home/me', PATH: path('/home/me/bin', '/usr/bin') });
});

test("the shell's own .bin folders stay where they are", () => {
  const PATH = path('/npm/node-gyp-bin', '/usr/bin', '/home/me/app/node_modules/.bin');
  expect(withoutNpm({ ...OURS, PATH }, unknown).PATH).toBe(path('/usr/bin', '/home/me/app/node_modules/.bin'));
});

test('an environment that is not from npm is left alone', () => {
  const env = { npm_config_registry: 'mine', NODE: 'mine', PATH: path('/app/node_modules/.bin', '/usr/bin') };
  expect(withoutNpm(env)).toEqual(env);
});
