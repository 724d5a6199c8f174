import { delimiter } from 'node:path';
import { expect, test } from 'vitest';
import { withoutNpm } from '../../../electron/tools/shell-environment.mjs';

const path = (...folders: string[]): string => folders.join(delimiter);

test('what npm adds for its scripts is taken away again', () => {
  const fromNpm = {
    npm_lifecycle_event: 'start',
    npm_config_user_agent: 'npm/11',
    NPM_CONFIG_LOGLEVEL: 'error',
    INIT_CWD: '/home/me',
    NODE: '/usr/bin/node',
    COLOR: '1',
    HOME: '/home/me',
    PATH: path('/repo/node_modules/.bin', '/node_modules/.bin', '/npm/node-gyp-bin', '/home/me/bin', '/usr/bin'),
  };
  expect(withoutNpm(fromNpm)).toEqual({ HOME: '/home/me', PATH: path('/home/me/bin', '/usr/bin') });
});

test("the shell's own .bin folders stay where they are", () => {
  const PATH = path('/npm/node-gyp-bin', '/usr/bin', '/home/me/app/node_modules/.bin');
  expect(withoutNpm({ npm_lifecycle_event: 'start', PATH }).PATH).toBe(path('/usr/bin', '/home/me/app/node_modules/.bin'));
});

test('an environment that is not from npm is left alone', () => {
  const env = { npm_config_registry: 'mine', NODE: 'mine', PATH: path('/app/node_modules/.bin', '/usr/bin') };
  expect(withoutNpm(env)).toEqual(env);
});
