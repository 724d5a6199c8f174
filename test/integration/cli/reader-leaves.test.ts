import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makePlace, type Place } from './place.ts';

/** A reader that leaves ends a program by SIGPIPE, or by EPIPE; Dynodeck between them changes nothing about it. */

const PIPED = 'yes';
/** Its shell goes on after SIGPIPE of a command, as many scripts do. */
const SLOW = 'echo $$ >pid; while echo row; do sleep 0.05; done; exit 3';
const SIGPIPE_STATUS = 141;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe.each(['attached to an open app', 'by itself'])('dynodeck run, %s,', (where) => {
  async function place(): Promise<Place> {
    const made = await makePlace({ Procfile: 'worker: echo ready; exec sleep 1000\n' });
    if (where !== 'by itself') await made.local([], /\| ready/);
    return made;
  }

  test.each([
    ['a pipe', PIPED, SIGPIPE_STATUS, '</dev/null'],
    ['a pipe that stays open', PIPED, SIGPIPE_STATUS, '<&9'],
    ['a file', PIPED, SIGPIPE_STATUS, '<Procfile'],
  ])('with %s as its input ends when the reader of its output has left', async (_, command, status, input) => {
    const at = await place();
    const { text } = await at.shell(`mkfifo open; exec 9<>open; dynodeck run ${command} ${input} | head -1; echo "\${PIPESTATUS[0]}"`).ended;
    expect(text).toBe(`y\n${status}\n`);
  });

  test('ends a program that writes slowly, at its next line', async () => {
    const at = await place();
    const { text } = await at.shell(`dynodeck run '${SLOW}' </dev/null | head -1`).ended;
    expect(text).toBe('row\n');
    expect(isAlive(Number(await readFile(join(at.folder, 'pid'), 'utf8')))).toBe(false);
  });

  test('lets a program go on that handles the loss of its reader', async () => {
    const at = await place();
    const command = 'trap "" PIPE; while echo row 2>/dev/null; do :; done; echo "went on" >&2; exit 5';
    const { text, stderr } = await at.shell(`dynodeck run '${command}' </dev/null | head -1; echo "\${PIPESTATUS[0]}"`).ended;
    expect({ text, stderr }).toEqual({ text: 'row\n5\n', stderr: expect.stringContaining('went on') });
  });

  test('ends when the reader of its stderr has left', async () => {
    const at = await place();
    const { text } = await at.shell(`{ dynodeck run 'yes >&2' </dev/null 2>&1 >/dev/null; echo "$?" >&3; } 3>&1 | head -1`).ended;
    expect(text).toContain('y\n');
  });

  test('on a terminal, its output in a pipe, ends like any other command of the shell', async () => {
    const shell = (await place()).typeShell();
    shell.keys('dynodeck run yes | head -1; echo "status=${PIPESTATUS[0]}"\r');
    await shell.until(/^y\r?\n(.*\n)*status=141/m);
  });

  test('on a terminal that is closed ends its program by hang-up', async () => {
    const at = await place();
    const run = at.type(['run', 'echo $$ >pid; trap "" TERM; trap "echo told >told; exit" HUP; echo ready; while :; do sleep 0.05; done']);
    await run.until(/^ready/m);
    const pid = Number(await readFile(join(at.folder, 'pid'), 'utf8'));
    run.hangUp();
    await run.ended;
    await expect.poll(() => isAlive(pid), { timeout: 30_000 }).toBe(false);
    expect(await readFile(join(at.folder, 'told'), 'utf8')).toBe('told\n');
  });
});

test('The reader of dynodeck logs -t ends it by leaving', async () => {
  const place = await makePlace({ Procfile: 'worker: while :; do echo row; sleep 0.05; done\n' });
  await place.local([], /\| row/);
  const { text } = await place.shell(`dynodeck logs -t </dev/null | head -3; echo "\${PIPESTATUS[0]}"`).ended;
  expect(text.trim().split('\n').at(-1)).toBe(String(SIGPIPE_STATUS));
});
