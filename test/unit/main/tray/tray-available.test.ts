import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isTrayAvailable } from '../../../../electron/main/tray/tray-available.ts';

let programs: string;

beforeEach(() => {
  programs = mkdtempSync(join(tmpdir(), 'dynodeck-tray-'));
});

afterEach(() => rmSync(programs, { recursive: true }));

/** A session bus whose tool answers like this. */
function bus(program: string, script: string): NodeJS.ProcessEnv {
  const path = join(programs, program);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return { PATH: programs, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' };
}

test('macOS and Windows always have a tray', async () => {
  expect(await isTrayAvailable('darwin', {})).toBe(true);
  expect(await isTrayAvailable('win32', {})).toBe(true);
});

test('on Linux the session bus knows whether anybody shows trays', async () => {
  expect(await isTrayAvailable('linux', bus('gdbus', 'echo "(true,)"'))).toBe(true);
  expect(await isTrayAvailable('linux', bus('gdbus', 'echo "(false,)"'))).toBe(false);
  rmSync(join(programs, 'gdbus'));
  expect(await isTrayAvailable('linux', bus('dbus-send', 'echo "   boolean true"'))).toBe(true);
});

test('without a session bus, or anything to ask it with, there is none', async () => {
  expect(await isTrayAvailable('linux', { PATH: programs })).toBe(false);
  expect(await isTrayAvailable('linux', bus('gdbus', 'exit 1'))).toBe(false);
});
