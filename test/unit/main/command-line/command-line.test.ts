import { describe, expect, test } from 'vitest';
import { parseArguments } from '../../../../electron/cli/arguments.ts';
import { linkRequest, ownArguments, parseStartRequest, startRequest } from '../../../../electron/main/command-line/command-line.ts';

const request = (...argv: string[]) => startRequest(parseArguments(argv, '1.2.3'), '/home/dev');

describe('the arguments of a start', () => {
  test('begin after the path of the app while developing', () => {
    expect(ownArguments(['electron', '/repo', 'dir', '-p', '4000'], false)).toEqual(['dir', '-p', '4000']);
    expect(ownArguments(['electron', '--inspect=0', '--no-sandbox', '/repo', 'dir'], false)).toEqual(['dir']);
    expect(ownArguments(['electron', '/repo'], false)).toEqual([]);
  });

  test("leave Chromium's switches to Chromium in a package", () => {
    const argv = ['dynodeck', '--ozone-platform=wayland', 'dir', '--disable-gpu', '--port=4000', '-e', '.env', '--help'];
    expect(ownArguments(argv, true)).toEqual(['dir', '--port=4000', '-e', '.env', '--help']);
  });
});

describe('a start', () => {
  test('without arguments asks for nothing, as from an icon', () => {
    expect(request()).toEqual({ app: null, problem: null, link: null });
  });

  test('names its folder from where it was made', () => {
    expect(request('app').app?.folder).toBe('/home/dev/app');
    expect(request('/srv/app').app?.folder).toBe('/srv/app');
    expect(request('-p', '4000').app).toMatchObject({ folder: '/home/dev', port: 4000 });
  });

  test('that is not understood carries the sentence to show', () => {
    expect(request('-p', 'abc')).toEqual({ app: null, problem: expect.stringContaining('abc'), link: null });
  });

  test('is handed over whole, and nothing else is taken for one', () => {
    const handed = request('app', '-e', '.env');
    expect(parseStartRequest(structuredClone(handed))).toEqual(handed);
    for (const other of [null, 'app', {}, { app: { folder: 7 }, problem: null }, { app: null }]) {
      expect(parseStartRequest(other)).toBeNull();
    }
  });
});

test('a link among the arguments is all that counts: the system adds nothing to it', () => {
  const link = 'dynodeck://open?folder=/srv/shop';
  expect(linkRequest(['/srv/other', '-p', '80', link])).toEqual({ app: null, problem: null, link });
  expect(linkRequest(['DynoDeck:anything'])?.link).toBe('DynoDeck:anything');
  expect(linkRequest(['/srv/dynodeck:', '-p', '80'])).toBeNull();
});
