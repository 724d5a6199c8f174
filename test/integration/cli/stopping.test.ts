import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { processesWith } from '../../tools/marked-processes.ts';
import { eventually } from '../process/running-dyno.ts';
import { makePlace, type Place, PROGRAMS } from './place.ts';

/** Environment of every dyno of this place, and of nothing else. */
function survivors(place: Place): string[] {
  return processesWith(`DYNODECK_TEST_PLACE=${place.folder}`);
}

async function placeWith(command: string): Promise<Place> {
  const place = await makePlace({ Procfile: `worker: ${command}\n` });
  await writeFile(join(place.folder, '.env'), `DYNODECK_TEST_PLACE=${place.folder}\n`);
  return place;
}

const STUBBORN = `trap "" TERM INT HUP; echo ready; while :; do sleep 0.1; done`;

describe('Nothing is left running', () => {
  const CHILDREN: [string, string][] = [
    ['an obedient dyno', 'echo ready; exec sleep 1000'],
    ['one that ignores SIGTERM', STUBBORN],
    ['grandchildren in groups of their own', `python3 ${join(PROGRAMS, 'own-groups.py')}`],
    ['a child in a session of its own', `echo ready; setsid sleep 1000`],
  ];
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    test.each(CHILDREN)(`after ${signal}: %s`, async (_, command) => {
      const place = await placeWith(command);
      const local = await place.local(['--timeout', '1'], /\| \S/);
      expect(survivors(place).length).toBeGreaterThan(0);
      await local.kill(signal);
      expect(survivors(place)).toEqual([]);
      expect(await readdir(place.sockets)).toEqual([]);
    });
  }

  test('when the terminal is closed', async () => {
    const place = await placeWith('echo ready; exec sleep 1000');
    const typed = place.type(['local']);
    await typed.until(/\|\S* ready/);
    typed.hangUp();
    await eventually(() => survivors(place).length === 0);
  });
});

describe('Ctrl-C', () => {
  test('stops gracefully, says who is still there and for how long; the second kills', async () => {
    const place = await placeWith(STUBBORN);
    const typed = place.type(['local']);
    await typed.until(/\|\S* ready/);
    typed.keys('\x03');
    await typed.until(/Stopping all dynos\. Ctrl-C again kills them\./);
    await typed.until(/Waiting for worker\.1( \(\d processes\))?: SIGKILL in \d+ s\. Ctrl-C kills now\./);
    expect(survivors(place).length).toBeGreaterThan(0);
    typed.keys('\x03');
    expect(await typed.ended).toBe(130);
    expect(survivors(place)).toEqual([]);
  });

  test('ends an obedient app with 0, after its last words', async () => {
    const place = await placeWith(`trap 'echo bye; exit 0' TERM; echo ready; while :; do sleep 0.1; done`);
    const typed = place.type(['local']);
    await typed.until(/\|\S* ready/);
    typed.keys('\x03');
    await typed.until(/\|.*bye/);
    expect(await typed.ended).toBe(0);
  });
});

test('--timeout is the time between SIGTERM and SIGKILL', async () => {
  const place = await placeWith(STUBBORN);
  const local = await place.local(['--timeout', '1'], /\| ready/);
  const { text } = await local.kill('SIGTERM');
  expect(text).toContain('Error R12 (Exit timeout) -> At least one process failed to exit within 1 seconds of SIGTERM');
});
