import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseStart } from '../../../electron/tools/start-arguments.mjs';
import { root } from '../../../electron/tools/root.mjs';

const sample = join(root, 'resources/sample');

test('without arguments the sample app is opened', () => {
  expect(parseStart([], '/home/me')).toEqual({ serve: false, folder: sample, options: [] });
});

test('a folder is relative to where npm was called', () => {
  expect(parseStart(['app'], '/home/me')).toMatchObject({ serve: false, folder: '/home/me/app' });
  expect(parseStart(['/srv/app'], '/home/me')).toMatchObject({ folder: '/srv/app' });
});

test('serve asks for the page, with or without a folder', () => {
  expect(parseStart(['serve'], '/home/me')).toEqual({ serve: true, folder: sample, options: [] });
  expect(parseStart(['serve', '.'], '/home/me')).toMatchObject({ serve: true, folder: '/home/me' });
});

test('options are passed on as they are, and their values are not taken for the folder', () => {
  const options = ['-f', 'Procfile.dev', '-e', '.env,.env.local', '-p', '8000', '--listen=9000'];
  expect(parseStart([...options, 'app'], '/home/me')).toEqual({ serve: false, folder: '/home/me/app', options });
  expect(parseStart(['serve', 'app', ...options], '/home/me')).toMatchObject({ serve: true, options });
});

test('an option without its value is passed on for the program to complain about', () => {
  expect(parseStart(['app', '-p'], '/home/me').options).toEqual(['-p']);
});

test('a second folder is refused', () => {
  expect(() => parseStart(['one', 'two'], '/home/me')).toThrow('Only one folder can be opened; got also: two');
});
