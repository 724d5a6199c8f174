import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { appendFile, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { DiskCopy } from '../../../electron/engine/log/disk/disk-copy.ts';
import { PastSession } from '../../../electron/engine/log/disk/past-session.ts';
import { listFiles, prune } from '../../../electron/engine/log/disk/session-files.ts';
import { listRuns } from '../../../electron/engine/log/disk/session-log-reader.ts';
import { Logplex } from '../../../electron/engine/log/logplex.ts';
import type { LogRow } from '../../../shared/logs/log.ts';

const ROOT = join(import.meta.dirname, '../../..');
/** Built, as Node itself does not read TypeScript in the versions we run on. */
const built = mkdtempSync(join(tmpdir(), 'dynodeck-writer-'));
const WRITER = join(built, 'writer.mjs');
const ALL = { dynos: [], text: '' };

beforeAll(async () => {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, 'disk-writer.ts'),
      outDir: built,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'writer.mjs' } },
    },
  });
});
afterAll(() => rmSync(built, { recursive: true }));

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dynodeck-log-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function copyOf(logplex: Logplex, folder: string): DiskCopy {
  const copy = new DiskCopy({ folder, reader: logplex.reader(), log: (text) => logplex.log('logplex', text) });
  logplex.follow(copy);
  copy.wake();
  return copy;
}

async function rowsOf(folder: string, run: string): Promise<LogRow[]> {
  const earlier = new PastSession(folder, run, () => {});
  const view = earlier.logplex.view(ALL, () => {});
  await earlier.load();
  return view.rows(0, Infinity).rows;
}

describe('the copy of a log on disk', () => {
  it('gives back an earlier run as it was: text, bytes, times, origins and levels', async () => {
    const folder = await makeFolder();
    const logplex = new Logplex();
    const copy = copyOf(logplex, folder);
    const prompt = logplex.writer('run.1');
    logplex.log('web.1', 'State changed from starting to up');
    logplex.writer('web.1').write(Buffer.from('[error] caf\xe9 \x1b[31mred\x1b[0m\n\nlast', 'latin1'));
    logplex.api('Release v2 created');
    prompt.write(Buffer.from('done\n'));
    for (let line = 0; line < 100_000; line++) logplex.writer('worker.1').write(Buffer.from(`line ${line}\n`));
    await copy.close();
    const original = logplex.view(ALL, () => {}).rows(0, Infinity).rows.filter(({ partial }) => !partial);
    const copied = await rowsOf(folder, copy.run);
    const plain = (rows: LogRow[]): unknown[] => rows.map(({ line: _, ...row }) => row);
    expect(plain(copied)).toEqual(plain(original));
    expect(copied).toHaveLength(100_005);
    const [run] = await listRuns(folder, null);
    expect(run).toMatchObject({ run: copy.run, lines: 100_005 });
    expect(run?.endedAt).toBe(Math.floor((original.at(-1) as LogRow).time / 1000));
  });

  it('is readable by its owner only', async () => {
    const folder = join(await makeFolder(), 'logs', 'app');
    const logplex = new Logplex();
    const copy = copyOf(logplex, folder);
    logplex.api('secret');
    await copy.close();
    const [file] = await listFiles(folder);
    expect(((await stat(file?.path ?? '')).mode & 0o777).toString(8)).toBe('600');
    expect(((await stat(folder)).mode & 0o777).toString(8)).toBe('700');
  });

  it('is without the lines that were cleared, and goes on', async () => {
    const folder = await makeFolder();
    const logplex = new Logplex();
    const copy = copyOf(logplex, folder);
    logplex.api('before');
    const cleared = copy.clear();
    logplex.clear();
    logplex.api('after');
    await cleared;
    await copy.close();
    expect((await rowsOf(folder, copy.run)).map(({ text }) => text)).toEqual(['after']);
  });

  it('loses only what a crash or a damaged disk has taken', async () => {
    const folder = await makeFolder();
    const logplex = new Logplex();
    const copy = copyOf(logplex, folder);
    const writer = logplex.writer('web.1');
    for (let line = 0; line < 60_000; line++) writer.write(Buffer.from(`line ${line}`.padEnd(99, '.').concat('\n')));
    await copy.close();
    const path = (await listFiles(folder))[0]?.path ?? '';
    const whole = await readFile(path);
    const read = async (): Promise<number[]> => (await rowsOf(folder, copy.run)).map(({ text }) => Number.parseInt(text.slice(5), 10));
    const ascending = (lines: number[]): void => expect(lines).toEqual(lines.map((_, at) => at));
    for (const cut of [whole.length - 1, whole.length - 20, 2_000_000, 1_200_000, 13, 5, 0]) {
      await truncate(path, cut);
      const lines = await read();
      ascending(lines);
      expect(lines.length * 100).toBeGreaterThanOrEqual(Math.min(cut, 6_000_000) - 1_300_000 - lines.length * 10);
    }
    await writeFile(path, whole);
    await appendFile(path, Buffer.alloc(1000, 0xff));
    expect(await read()).toHaveLength(60_000);
    const damaged = Buffer.from(whole);
    damaged[3_000_000] = (damaged[3_000_000] as number) ^ 0xff;
    await writeFile(path, damaged);
    const lines = await read();
    ascending(lines);
    expect(lines.length).toBeGreaterThan(10_000);
    expect(lines.length).toBeLessThan(60_000);
  });

  it('survives its engine being killed at any moment, and loses at most its last second', async () => {
    for (let round = 0; round < 6; round++) {
      const folder = await makeFolder();
      const child = spawn(process.execPath, [WRITER, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
      await once(child.stdout, 'data');
      await setTimeout(700 + Math.random() * 900);
      child.kill('SIGKILL');
      await once(child, 'close');
      // Each second the writer says how many lines it had written by then.
      const counts = said.trim().split('\n').map((line) => line.split(' ').map(Number) as [number, number]);
      const [lastAt] = counts.at(-1) as [number, number];
      const sure = counts.findLast(([at]) => at <= lastAt - 1000)?.[1] ?? 0;
      const [run] = await readdir(folder);
      const lines = run === undefined ? [] : (await rowsOf(folder, run)).map(({ text }) => Number(text.split(' ')[1]));
      expect(lines).toEqual(lines.map((_, at) => at));
      expect(lines.length).toBeGreaterThanOrEqual(sure);
    }
  });

  it('keeps within its bounds: the oldest files go first', async () => {
    const folder = await makeFolder();
    for (let run = 0; run < 3; run++) {
      const logplex = new Logplex();
      const copy = copyOf(logplex, folder);
      const writer = logplex.writer('web.1');
      for (let line = 0; line < 100_000; line++) writer.write(Buffer.from(`run ${run} ${line}`.padEnd(99, '.').concat('\n')));
      await copy.close();
      await setTimeout(2);
    }
    const before = await listFiles(folder);
    await prune(folder, 18 * 1024 * 1024);
    const after = await listFiles(folder);
    expect(after.length).toBeGreaterThan(0);
    expect(after).toEqual(before.slice(before.length - after.length));
    expect(after.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(18 * 1024 * 1024);
    const runs = await listRuns(folder, null);
    for (const { run, lines } of runs) expect(await rowsOf(folder, run)).toHaveLength(lines);
  });

  it('says so, once, when it cannot be written, and the log goes on', async () => {
    const folder = join(await makeFolder(), 'taken');
    await writeFile(folder, 'a file where a folder should be');
    const logplex = new Logplex();
    const copy = copyOf(logplex, folder);
    logplex.api('one');
    await copy.close();
    logplex.api('two');
    const texts = logplex.view(ALL, () => {}).rows(0, 10).rows.map(({ text }) => text);
    expect(texts).toEqual(['one', expect.stringMatching(/not copied to disk any more: its folder/), 'two']);
  });
});
