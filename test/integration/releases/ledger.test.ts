import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { appendFile, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { ReleaseLedger } from '../../../electron/engine/releases/ledger/release-ledger.ts';
import type { ReleaseLine } from '../../../electron/engine/releases/ledger/release-line.ts';
import { makeStateFolder } from '../engine/killable-engine.ts';
import { bundle } from '../process/bundle.ts';

let program: string;
beforeAll(async () => {
  program = await bundle('ledger-writer.ts');
});

/** Of 20 writers each, with a folder and a time limit of their own: two hundred at once would judge the machine. */
const ROUNDS = Array.from({ length: 10 }, (_, index) => index + 1);
const KILLS = 20;
/** Writes that the first of two writers has acknowledged when both are about to be killed. */
const ACKNOWLEDGED = { least: 2, most: 4 };
/** Writers are killed at any moment of their next writes. */
const LONGEST_LIFE_MS = 60;

function release(version: number): ReleaseLine {
  return {
    kind: 'release',
    version,
    cause: 'config',
    description: `Set V${version} config vars`,
    status: 'succeeded',
    user: 'jane@example.com',
    at: version,
    commit: null,
    code: null,
    processTypes: { web: 'npm start' },
    vars: { names: [], sealed: false, data: 'e30=', salt: '', print: '' },
    maker: { pid: 2, startedAt: '1', boot: '' },
  };
}

async function ledgerOf(folder: string, releases: number): Promise<ReleaseLedger> {
  const ledger = new ReleaseLedger(folder);
  for (let version = 1; version <= releases; version++) await ledger.write(() => [release(version)]);
  return ledger;
}

async function versionsIn(folder: string): Promise<number[]> {
  const ledger = new ReleaseLedger(folder);
  await ledger.refresh();
  return ledger.releases.map(({ version }) => version);
}

/** A writer in a process of its own. */
class Writer {
  readonly #child: ChildProcessByStdio<null, Readable, null>;
  #said = '';
  #isKilled = false;

  constructor(folder: string, name: string) {
    this.#child = spawn(process.execPath, [program, folder, name], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#child.stdout.on('data', (chunk: Buffer) => (this.#said += chunk.toString()));
  }

  /** The versions it was told to be safe. */
  get versions(): number[] {
    return this.#said.split('\n').slice(0, -1).map((line) => Number(line.split(' ')[1]));
  }

  async acknowledged(count: number): Promise<void> {
    const ended = once(this.#child, 'close').then(() => {
      if (!this.#isKilled) throw new Error(`A writer ended by itself. It said:\n${this.#said}`);
    });
    while (this.versions.length < count) await Promise.race([once(this.#child.stdout, 'data'), ended]);
  }

  async killedAfter(life: number): Promise<void> {
    const closed = once(this.#child, 'close');
    await pause(life);
    this.#isKilled = true;
    this.#child.kill('SIGKILL');
    await closed;
  }
}

describe('The ledger of releases', () => {
  const title = 'has lost nothing it acknowledged to kills at random moments, two writers at once';

  test.each(ROUNDS)(`${title} (round %i of ${ROUNDS.length})`, async () => {
    const folder = await makeStateFolder();
    const acknowledged = new Map<number, string>();
    for (let kill = 0; kill < KILLS; kill += 2) {
      const names = [`a${kill}`, `b${kill}`];
      const writers = names.map((name) => new Writer(folder, name));
      // The other one may be anywhere by then, also before its first write.
      await writers[0]?.acknowledged(randomInt(ACKNOWLEDGED.least, ACKNOWLEDGED.most + 1));
      await Promise.all(writers.map((writer) => writer.killedAfter(Math.random() * LONGEST_LIFE_MS)));
      for (const [at, name] of names.entries()) {
        for (const version of writers[at]?.versions ?? []) {
          expect(acknowledged.get(version)).toBe(undefined);
          acknowledged.set(version, name);
        }
      }
    }
    const ledger = new ReleaseLedger(folder);
    await ledger.refresh();
    expect(ledger.releases.map(({ version }) => version)).toEqual(ledger.releases.map((_, at) => at + 1));
    expect(acknowledged.size).toBeGreaterThan(KILLS / 2);
    for (const [version, name] of acknowledged) expect(ledger.get(version)?.user).toBe(name);
    await ledger.write((releases) => [release(releases.length + 1)]);
    // A draft that was killed before it named its writer says nothing, and stays.
    expect((await readdir(folder)).filter((name) => name.startsWith('lock') && !name.endsWith('.new'))).toEqual([]);
  });

  test('reads all whole lines wherever the file was cut, and goes on behind them', async () => {
    const folder = await makeStateFolder();
    await ledgerOf(folder, 5);
    const path = join(folder, 'ledger');
    const whole = await readFile(path);
    for (let cut = whole.length; cut >= 0; cut -= 37) {
      await writeFile(path, whole);
      await truncate(path, cut);
      const left = whole.subarray(0, cut).toString().split('\n').length - 1;
      expect(await versionsIn(folder)).toEqual([1, 2, 3, 4, 5].slice(0, left));
      await new ReleaseLedger(folder).write((releases) => [release(releases.length + 1)]);
      expect(await versionsIn(folder)).toEqual([1, 2, 3, 4, 5, 6].slice(0, left + 1));
    }
  });

  test('leaves out a damaged line and keeps those behind it', async () => {
    const folder = await makeStateFolder();
    await ledgerOf(folder, 4);
    const path = join(folder, 'ledger');
    const lines = (await readFile(path, 'utf8')).split('\n');
    lines[1] = (lines[1] as string).replace('V2', 'VX');
    await writeFile(path, lines.join('\n'));
    await appendFile(path, 'no line of ours\n');
    expect(await versionsIn(folder)).toEqual([1, 3, 4]);
  });

  test('is for its owner alone', async () => {
    const folder = join(await makeStateFolder(), 'releases', 'app');
    await ledgerOf(folder, 1);
    expect((await stat(join(folder, 'ledger'))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  test('builds on what another engine has written since', async () => {
    const folder = await makeStateFolder();
    const [first, second] = [await ledgerOf(folder, 1), new ReleaseLedger(folder)];
    const next = (ledger: ReleaseLedger): Promise<void> => ledger.write((releases) => [release((releases.at(-1)?.version ?? 0) + 1)]);
    await Promise.all(Array.from({ length: 10 }, () => [next(first), next(second)]).flat());
    expect(await versionsIn(folder)).toEqual(Array.from({ length: 21 }, (_, at) => at + 1));
  });

  test('has not changed when a write fails', async () => {
    const folder = await makeStateFolder();
    const ledger = await ledgerOf(folder, 2);
    await expect(ledger.write(() => { throw new Error('no such release'); })).rejects.toThrow('no such release');
    await ledger.write(() => [release(3)]);
    expect(await versionsIn(folder)).toEqual([1, 2, 3]);
  });
});
