import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { linesOf, makePlace, PROGRAMS } from './place.ts';

const LINES = 200_000;
/** A test each: how long all of them take says nothing about any. */
const RUNS = Array.from({ length: 20 }, (_, index) => index + 1);
const MANY = `node ${join(PROGRAMS, 'lines.mjs')} ${LINES}`;

/** The number each line of lines.mjs starts with, in order, or where that is not so. */
function expectEveryLine(lines: string[]): void {
  expect(lines.length).toBe(LINES);
  const wrong = lines.find((line, index) => line !== `${String(index).padStart(9, '0')} ${'abcdefghij'.repeat(9)}`);
  expect(wrong).toBeUndefined();
}

describe('Every line of a dyno that prints 200,000 and exits', () => {
  test.each(RUNS)(`is on stdout and in dynodeck logs (run %i of ${RUNS.length})`, async (run) => {
    const place = await makePlace({ Procfile: `many: ${MANY}\nkeeper: exec sleep 1000\n` });
    const local = await place.local(['--on-exit', 'leave'], /keeper\.1 \* State changed from starting to up/);
    const tail = place.start(['logs', '--tail', '-n', '1000000', '-d', 'many.1', '-s', 'app']);
    await local.until(/ many\.1 +\* State changed from up to crashed/);
    // Reading the log afterwards is the same reading as following it: once is enough.
    const later = run > 1 ? [] : [await place.run(['logs', '-n', '1000000', '-d', 'many.1', '-s', 'app'])];
    const { text, status } = await local.kill('SIGINT');
    await tail.until(/waiting until something does/, 'stderr');
    const followed = await tail.kill('SIGINT');
    expect(status).toBe(0);
    expectEveryLine(linesOf(text, 'many.1'));
    for (const shown of [followed, ...later]) {
      const lines = shown.text.split('\n').filter((line) => line !== '');
      expectEveryLine(lines.map((line) => line.replace(/^\S+ app\[many\.1\]: /, '')));
    }
  });

  test('is in a file, from eight dynos at once, none broken by another', async () => {
    const place = await makePlace({ Procfile: `many: node ${join(PROGRAMS, 'lines.mjs')} 20000\n` });
    await place.shell('dynodeck local many=8 --on-exit leave > out.txt').ended;
    const text = await readFile(join(place.folder, 'out.txt'), 'utf8');
    for (let number = 1; number <= 8; number++) {
      const lines = linesOf(text, `many.${number}`);
      expect(lines.length).toBe(20_000);
      expect(lines.findIndex((line, index) => !line.startsWith(String(index).padStart(9, '0')))).toBe(-1);
    }
  });
});

describe('What a dyno prints', () => {
  test('comes out byte for byte: colours, blank lines, spaces, invalid UTF-8, what has no line end', async () => {
    const bytes = Buffer.concat([
      Buffer.from('\x1b[31mred\x1b[0m\n\n  indented\t \n'),
      Buffer.from([0xff, 0xfe, 0x41, 0x0a]),
      Buffer.from(`é${'x'.repeat(5_000)}é\nno line end`),
    ]);
    const place = await makePlace({ Procfile: 'a: cat bytes\n' });
    await writeFile(join(place.folder, 'bytes'), bytes);
    const { stdout } = await place.run(['local', '--on-exit', 'stop']);
    const shown = stdout.toString('latin1').split('\n').filter((line) => / a\.1 \| /.test(line));
    const lines = shown.map((line) => line.replace(/^\d\d:\d\d:\d\d a\.1 \| /, ''));
    expect(lines).toEqual(bytes.toString('latin1').split('\n'));
  });

  test('has Heroku\'s own line in front with --format heroku', async () => {
    const place = await makePlace({ Procfile: 'web: echo hello; sleep 0.1\n' });
    const { text } = await place.run(['local', '--format', 'heroku', '--on-exit', 'stop']);
    const stamp = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00`;
    expect(text).toMatch(new RegExp(`^${stamp} app\\[web\\.1\\]: hello$`, 'm'));
    expect(text).toMatch(new RegExp(`^${stamp} heroku\\[web\\.1\\]: Process exited with status 0$`, 'm'));
  });

  test('is named in Heroku\'s colour on a terminal, and plain with NO_COLOR', async () => {
    const place = await makePlace({ Procfile: 'web: echo hello\n' });
    const coloured = await place.run(['local', '--on-exit', 'stop'], { env: { FORCE_COLOR: '3', COLORTERM: 'truecolor' } });
    expect(coloured.text).toMatch(/^\x1b\[38;2;80;211;213m\d\d:\d\d:\d\d web\.1 \|\x1b\[0m hello$/m);
    const plain = await place.run(['local', '--on-exit', 'stop'], { env: { FORCE_COLOR: '3', NO_COLOR: '1' } });
    expect(plain.text).not.toContain('\x1b');
  });
});

describe('A reader of stdout', () => {
  test('that closes it stops the dynos', async () => {
    const place = await makePlace({ Procfile: 'a: while :; do echo line; sleep 0.01; done\n' });
    const { text, status } = await place.shell('dynodeck local | head -n 5; exit ${PIPESTATUS[0]}').ended;
    expect(text.split('\n').length).toBe(6);
    expect(status).toBe(141);
  });

  test('that takes nothing does not keep a stopped run from ending', async () => {
    const place = await makePlace({ Procfile: `many: ${MANY}; echo done > done; exec sleep 1000\n` });
    const script = `mkfifo pipe; exec 9<>pipe; dynodeck local > pipe 9<&- & local=$!
      until test -e done; do sleep 0.05; done
      kill -TERM $(pgrep -P $local || echo $local); wait $local; echo status $?`;
    const { text } = await place.shell(script).ended;
    expect(text).toBe('status 143\n');
  });

  test('that takes nothing never slows a dyno down, and gets every line once it does', async () => {
    const place = await makePlace({ Procfile: `many: ${MANY}; echo done > done\nkeeper: exec sleep 1000\n` });
    const script = `dynodeck local --on-exit leave | (until test -e done; do sleep 0.05; done; cat > out.txt) & local=$!
      until test -e done; do sleep 0.05; done
      until dynodeck logs -n 1 -d many.1 -s heroku | grep -q crashed; do sleep 0.05; done
      dynodeck ps:stop keeper; wait $local`;
    await place.shell(script).ended;
    expectEveryLine(linesOf(await readFile(join(place.folder, 'out.txt'), 'utf8'), 'many.1'));
  });
});
