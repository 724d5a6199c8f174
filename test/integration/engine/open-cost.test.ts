import { execFileSync } from 'node:child_process';
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { describe, expect, test } from 'vitest';
import { makeEngine, makeFolder, openFolder } from './harness.ts';

const lines = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(at)).join('');
const object = (count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`NAME_${at}`, `${at}`]));
const WEB = { Procfile: 'web: exec sleep 1000\n' };
// Compiled and inlined code does not count all that it does.
for (const flag of ['--no-opt', '--no-sparkplug', '--no-flush-bytecode']) setFlagsFromString(flag);

const UNTRUSTED = { trusted: false };
/** The code that opens a folder, and not that of the tests. */
const COUNTED = /\/(?:electron|shared)\/|node_modules\/(?:yaml|valibot)\//;

/** How often any block of code has run until a folder was open: V8 counts, and no clock is asked. */
async function workOfOpening(files: Record<string, string>): Promise<number> {
  const folder = await makeFolder(files);
  const engine = makeEngine();
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  await openFolder(engine, folder, UNTRUSTED);
  const { result } = await session.post('Profiler.takePreciseCoverage');
  await session.post('Profiler.stopPreciseCoverage');
  session.disconnect();
  await engine.close();
  const counted = result.filter(({ url }) => COUNTED.test(url));
  expect(counted.length).toBeGreaterThan(0);
  const ranges = counted.flatMap(({ functions }) => functions.flatMap((each) => each.ranges));
  return ranges.reduce((sum, { count }) => sum + count, 0);
}

describe('the work of opening a folder grows no faster than what is in it', { timeout: 60_000 }, () => {
  test.each<[string, number, (count: number) => Record<string, string>]>([
    ['process types', 70, (count) => ({ Procfile: lines(count, (at) => `type${at}: sleep 1\n`) })],
    ['bad lines of a Procfile', 1_000, (count) => ({ Procfile: lines(count, (at) => `bad ${at}\n`) })],
    ['lines of an env file', 1_900, (count) => ({ ...WEB, '.env': lines(count, (at) => `NAME_${at}=value\n`) })],
    ['open quotes of an env file', 1_900, (count) => ({ ...WEB, '.env': lines(count, (at) => `N${at}="'\n`) })],
    ['names of an env file in JSON', 1_900, (count) => ({ ...WEB, '.env': JSON.stringify(object(count)) })],
    ['config vars of an app.json', 700, (count) => ({ ...WEB, 'app.json': JSON.stringify({ env: object(count) }) })],
    ['keys of a heroku.yml', 70, (count) => ({ 'heroku.yml': `run:\n${lines(count, (at) => `  k${at}: sleep 1\n`)}` })],
    ['unknown keys of a heroku.yml', 70, (count) => ({ ...WEB, 'heroku.yml': lines(count, (at) => `k${at}: a\n`) })],
    ['images of a heroku.yml', 70, (count) => ({
      'heroku.yml': `build:\n  docker:\n${lines(count, (at) => `    k${at}: a\n`)}run:\n  web: sleep 1\n`,
    })],
  ])('%s', async (_, count, files) => {
    // What is loaded and found out once is in the first figure alone.
    await workOfOpening(files(1));
    const [once = 0, twice = 0, fourTimes = 0] = [
      await workOfOpening(files(count)),
      await workOfOpening(files(2 * count)),
      await workOfOpening(files(4 * count)),
    ];
    expect(twice).toBeGreaterThan(once);
    // Twice as much where each costs the same, four times as much where each is held against all others.
    expect((fourTimes - twice) / (twice - once)).toBeLessThan(2.2);
  });

  test.each<[string, Record<string, string>, Record<string, string>]>([
    ['lines of an env file', { ...WEB, '.env': lines(7_900, () => 'A=1\n') }, { ...WEB, '.env': lines(200_000, () => 'A=1\n') }],
    ['bad lines of a Procfile', { Procfile: lines(9_900, () => 'a\n') }, { Procfile: lines(100_000, () => 'a\n') }],
    ['process types', { Procfile: lines(300, (at) => `t${at}: a\n`) }, { Procfile: lines(5_000, (at) => `t${at}: a\n`) }],
    ['keys', { 'heroku.yml': lines(290, (at) => `k${at}: a\n`) }, { 'heroku.yml': lines(20_000, (at) => `k${at}: a\n`) }],
  ])('a file with more %s than are read costs hardly more than the largest that is read', async (_, most, more) => {
    await workOfOpening(WEB);
    expect(await workOfOpening(more)).toBeLessThan(1.5 * (await workOfOpening(most)));
  });
});

describe('a folder that nobody trusts opens, and its strange file is named in one line', () => {
  const tooLarge = /It is larger than \d+ [KM]iB, so it was not read\. Name another file, or shorten it\./;
  const tooMany = /It has more than [\d,]+ lines, so it was not read\. Name another file, or shorten it\./;
  const tooDeep = /It is nested more than 100 levels deep, so nothing of it is used\. Shorten it, or write a Procfile\./;

  test.each<[string, string, string, RegExp]>([
    ['an env file of more than four mebibytes', '.env', `A=${'x'.repeat(4 * 1024 * 1024)}`, tooLarge],
    ['an env file of many lines', '.env', 'A=1\n'.repeat(20_000), tooMany],
    ['an env file of many JSON names', '.env', JSON.stringify(object(9_000)), /More than 8,000 names are no configuration/],
    ['an env file of much JSON', '.env', JSON.stringify(object(20_000)), /JSON of more than 256 KiB/],
    ['an app.json of a megabyte', 'app.json', JSON.stringify({ env: object(60_000) }), tooLarge],
    ['an app.json, deeply nested', 'app.json', '['.repeat(60_000), /This is not valid JSON/],
    ['a heroku.yml of 20,000 keys', 'heroku.yml', lines(4_000, (at) => `k${at}: a\n`), /It has more than 2,500 parts/],
    ['a heroku.yml of brackets', 'heroku.yml', '['.repeat(2_400), tooDeep],
    ['a heroku.yml of braces', 'heroku.yml', '{a: '.repeat(500), tooDeep],
    ['a heroku.yml of list signs', 'heroku.yml', '- '.repeat(1_000), tooDeep],
    ['a heroku.yml of key signs', 'heroku.yml', '? '.repeat(1_000), tooDeep],
    ['a heroku.yml of aliases', 'heroku.yml', `a0: &a0 [x,x]\n${lines(40, (at) => `a${at + 1}: &a${at + 1} [*a${at},*a${at}]\n`)}`,
      /Its aliases lead to too much text/],
  ])('%s', async (_, file, text, message) => {
    const { snapshot } = await openFolder(makeEngine(), await makeFolder({ ...WEB, [file]: text }), UNTRUSTED);
    expect(snapshot.processTypes.map(({ name }) => name)).toEqual(['web']);
    const told = snapshot.problems.filter((problem) => problem.file === file);
    expect(told.map((problem) => problem.message).join('\n')).toMatch(message);
    expect(told.every((problem) => !problem.message.includes('\n'))).toBe(true);
  });

  test('a Procfile of 5,000 types gives the first 300, and says where the others begin', async () => {
    const folder = await makeFolder({ Procfile: `# many\n${lines(5_000, (at) => `type${at}: sleep 1\n`)}type3: sleep 2\n` });
    const { snapshot } = await openFolder(makeEngine(), folder, UNTRUSTED);
    expect(snapshot.dynos).toHaveLength(300);
    expect(snapshot.processTypes[3]?.command).toBe('sleep 2');
    const problem = { file: 'Procfile', line: 302, level: 'error', message: expect.stringMatching(/^More than 300/) as string };
    expect(snapshot.problems).toContainEqual(problem);
  });

  test('links to an endless device, pipes nobody writes to and a file of 10 GB are not read', async () => {
    const folder = await makeFolder({});
    for (const name of ['.git', 'app.json', 'package.json', 'Gemfile']) await symlink('/dev/zero', join(folder, name));
    execFileSync('mkfifo', [join(folder, 'requirements.txt'), join(folder, 'manage.py')]);
    await writeFile(join(folder, 'Procfile'), '');
    await truncate(join(folder, 'Procfile'), 10 * 1024 ** 3);
    const { snapshot } = await openFolder(makeEngine(), folder, UNTRUSTED);
    expect(snapshot.problems.map(({ file, message }) => `${file}: ${message}`)).toEqual([
      expect.stringMatching(/^Procfile: It is larger than 256 KiB/),
      expect.stringMatching(/^app\.json: It /),
    ]);
  });

  test('a folder in which every file is an endless device opens, though there is nothing to watch', async () => {
    const folder = await makeFolder({});
    const files = ['Procfile', '.env', 'app.json', 'heroku.yml', 'package.json', '.git'];
    for (const name of files) await symlink('/dev/zero', join(folder, name));
    const { snapshot } = await openFolder(makeEngine(), folder, UNTRUSTED);
    const told = snapshot.problems.filter(({ message }) => /^It gives more than \d+ [KM]iB, so it was not read\.$/.test(message));
    expect(told.map(({ file }) => file).sort()).toEqual(['.env', 'Procfile', 'app.json', 'heroku.yml']);
  });

  test("git's own files may be pipes, too: the app opens without a commit", async () => {
    const folder = await makeFolder(WEB);
    await mkdir(join(folder, '.git'));
    execFileSync('mkfifo', ['HEAD', 'commondir', 'packed-refs'].map((name) => join(folder, '.git', name)));
    const { snapshot } = await openFolder(makeEngine(), folder, UNTRUSTED);
    expect(snapshot.dynos.map(({ name }) => name)).toEqual(['web.1']);
  });

  test('lock files of blank lines and lists of thousands of scripts are read in time, where nothing says what runs', async () => {
    const files = { Gemfile: '\n'.repeat(200_000), 'package.json': JSON.stringify({ scripts: { start: 'node a', ...object(5_000) } }) };
    const { snapshot } = await openFolder(makeEngine(), await makeFolder(files), UNTRUSTED);
    expect(snapshot.setup?.proposals.map(({ language }) => language)).toEqual(['Ruby', 'Node.js']);
  });
});
