import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Command, makePlace, type Outcome, type Place, PROGRAMS } from './place.ts';

const LINES = 200_000;
const PROCFILE = `many: node ${join(PROGRAMS, 'lines.mjs')} ${LINES}\nkeeper: exec sleep 1000\n`;
const OWN_LINES = ['-n', '1000000', '-d', 'many.1', '-s', 'app'];

/** A `dynodeck local` whose dyno has printed all its lines. */
async function printedAll(): Promise<{ place: Place; local: Command }> {
  const place = await makePlace({ Procfile: PROCFILE });
  const local = await place.local(['--on-exit', 'leave'], /keeper\.1 \* State changed from starting to up/);
  await local.until(/ many\.1 +\* State changed from up to crashed/);
  return { place, local };
}

/** A command whose output is read no more once its first lines have come. */
async function stuck(place: Place, args: string[]): Promise<Command> {
  const command = place.start(args);
  await command.until(/abcdefghij\n/);
  command.child.stdout?.pause();
  return command;
}

function expectEveryLine({ text }: Outcome): void {
  const lines = text.split('\n').filter((line) => line !== '').map((line) => line.replace(/^\S+ app\[many\.1\]: /, ''));
  const wrong = lines.find((line, index) => line !== `${String(index).padStart(9, '0')} ${'abcdefghij'.repeat(9)}`);
  expect(wrong).toBeUndefined();
  expect(lines.length).toBe(LINES);
}

describe('dynodeck logs whose reader is slow', { timeout: 120_000 }, () => {
  test('has every line, from the copy on disk, when the engine ends before they are read', async () => {
    const { place, local } = await printedAll();
    const tail = await stuck(place, ['logs', '-t', ...OWN_LINES]);
    const { status, stderr } = await local.kill('SIGINT');
    expect(status).toBe(0);
    expect(stderr).toMatch(/^1 client has not taken all that it was to get within 2 seconds/m);
    tail.child.stdout?.resume();
    await tail.until(/waiting until something does/, 'stderr');
    const followed = await tail.kill('SIGINT');
    expect(followed.stderr).toMatch(/^The engine ended before .*: the rest is from the copy on disk\.$/m);
    expectEveryLine(followed);
  });

  test('has every line without -t too', async () => {
    const { place, local } = await printedAll();
    const logs = await stuck(place, ['logs', ...OWN_LINES]);
    await local.kill('SIGINT');
    logs.child.stdout?.resume();
    const read = await logs.ended;
    expect(read.status).toBe(0);
    expectEveryLine(read);
  });

  test('has what is on disk when the engine was killed', async () => {
    const { place, local } = await printedAll();
    const tail = await stuck(place, ['logs', '-t', ...OWN_LINES]);
    // The log has this line after all of the dyno's own, and so has the copy.
    await place.shell('until grep -rqa "Process exited with status" "$DYNODECK_USER_DATA/logs"; do :; done').ended;
    await local.kill('SIGKILL');
    tail.child.stdout?.resume();
    await tail.until(/waiting until something does/, 'stderr');
    const followed = await tail.kill('SIGINT');
    expect(followed.stderr).toMatch(/the rest is from the copy on disk/);
    expectEveryLine(followed);
  });

  test('says how many lines are in neither when nothing is copied to disk', async () => {
    const { place, local } = await printedAll();
    const tail = await stuck(place, ['logs', '-t', ...OWN_LINES]);
    await place.shell('rm -r "$DYNODECK_USER_DATA/logs"').ended;
    await local.kill('SIGKILL');
    tail.child.stdout?.resume();
    await tail.until(/waiting until something does/, 'stderr');
    const { stderr, text } = await tail.kill('SIGINT');
    const missing = Number(stderr.match(/^The engine ended before .*: at least (\d+) lines are lost, and no copy of it is on disk\.$/m)?.[1]);
    expect(text.match(/abcdefghij\n/g)).toHaveLength(LINES - missing);
  });
});

/** Prints its last words when it is told to end. */
const TALKER = 'trap "echo last words; exit 3" TERM HUP; echo ready; while :; do sleep 0.01; done';

describe('A command that shows a dyno of an engine that ends', () => {
  test('dynodeck attach has its last words and its exit status', async () => {
    const place = await makePlace({ Procfile: `a: ${TALKER}\n` });
    const local = await place.local([], /ready/);
    const attached = place.start(['attach', 'a.1']);
    await attached.until(/ready/);
    await local.kill('SIGINT');
    const { text, stderr, status } = await attached.ended;
    expect(text).toContain('last words');
    expect(stderr).toMatch(/a\.1 exited with status 3\./);
    expect(status).toBe(3);
  });

  test('dynodeck run has its last words and its exit status', async () => {
    const place = await makePlace({ Procfile: 'keeper: echo kept; exec sleep 1000\n' });
    const local = await place.local([], /kept/);
    const run = place.start(['run', TALKER]);
    await run.until(/ready/);
    await local.kill('SIGINT');
    const { text, status } = await run.ended;
    expect(text).toContain('last words');
    expect(status).toBe(3);
  });
});
