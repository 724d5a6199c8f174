import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { changeEnvFiles } from '../../../electron/engine/config/env-files.ts';
import { scanStatements } from '../../../shared/env/env-statements.ts';
import { parseEnvFile } from '../../../shared/env/env-file.ts';
import { bundle } from '../process/bundle.ts';
import { makeFolder } from './harness.ts';

/** Of ten processes each, with a folder and a time limit of their own: two hundred at once would judge the machine. */
const ROUNDS = Array.from({ length: 20 }, (_, index) => index + 1);
const KILLS = 10;
/** Changes that are acknowledged before a kill: the last two of them tell how long one takes. */
const ACKNOWLEDGED = { least: 2, most: 4 };
const TEXT = '# ours\r\nexport OTHER="x # y" # kept\r\n\r\nQUOTED="it\'s"\r\nCOUNT=0\r\nMULTI="a\r\nb"\r\n# end';
const CHANGED = /^(?:COUNT|QUOTED|RUN_\d+)$/;

let program: string;
beforeAll(async () => {
  program = await bundle('config-setter');
});

const TITLE = 'a process killed while it sets config vars loses nothing it has acknowledged, and nothing else';

test.each(ROUNDS)(`${TITLE} (round %i of ${ROUNDS.length})`, async () => {
  const folder = await makeFolder({});
  await writeFile(join(folder, '.env'), TEXT);
  let acknowledged = 0;
  for (let run = 1; run <= KILLS; run++) {
    const count = await killedAfter(folder, run, randomInt(ACKNOWLEDGED.least, ACKNOWLEDGED.most + 1));
    const text = await readFile(join(folder, '.env'), 'utf8');
    const { entries, problems } = parseEnvFile(text, '.env');
    expect(problems).toEqual([]);
    expect(withoutChanged(text)).toEqual(withoutChanged(TEXT));
    const vars = new Map(entries.map(({ name, value }) => [name, value]));
    // The change after the last one that was acknowledged may have been carried out.
    const done = vars.get('COUNT') === `${run}-${count + 1}` ? count + 1 : count;
    if (done === 0) continue;
    expect(vars.get('COUNT')).toBe(`${run}-${done}`);
    expect(vars.get('QUOTED')).toBe(`it's ${run}-${done}`);
    expect(vars.get(`RUN_${run}`)).toBe(done % 3 === 0 ? undefined : `a\nb'"$\\#${run}-${done}`);
    acknowledged += count;
  }
  expect(acknowledged).toBeGreaterThan(KILLS);
  await changeEnvFiles(folder, ['.env'], [['COUNT', 'last']]);
  expect(await readdir(folder)).toEqual(['.env']);
});

test('processes that change the file at the same time lose nothing of each other', async () => {
  const folder = await makeFolder({ '.env': TEXT });
  const setters = [1, 2, 3].map((run) => start(folder, run));
  const texts = await Promise.all(setters.map((setter) => untilAcknowledged(setter, 20)));
  await Promise.all(setters.map((setter) => kill(setter)));
  expect(texts.every((text) => text.includes('20\n'))).toBe(true);
  const text = await readFile(join(folder, '.env'), 'utf8');
  const names = parseEnvFile(text, '.env').entries.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['OTHER', 'QUOTED', 'COUNT', 'MULTI']));
  expect(withoutChanged(text)).toEqual(withoutChanged(TEXT));
});

type Setter = ChildProcessByStdio<null, Readable, null>;

function start(folder: string, run: number): Setter {
  return spawn(process.execPath, [program, folder, String(run)], { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function kill(setter: Setter): Promise<void> {
  const closed = once(setter, 'close');
  setter.kill('SIGKILL');
  await closed;
}

async function untilAcknowledged(setter: Setter, count: number): Promise<string> {
  let text = '';
  for await (const chunk of setter.stdout.iterator({ destroyOnReturn: false })) {
    text += String(chunk);
    if (text.includes(`${count}\n`)) break;
  }
  return text;
}

/**
 * Kills it at any step of a change: within the time that the change before took on this machine at this moment.
 * @param wanted changes acknowledged before
 * @returns how many changes it has acknowledged
 */
async function killedAfter(folder: string, run: number, wanted: number): Promise<number> {
  const setter = start(folder, run);
  let count = 0;
  let last = performance.now();
  const changeMs = await new Promise<number>((resolve) => {
    setter.stdout.on('data', (chunk: Buffer) => {
      count = Number(chunk.toString().trimEnd().split('\n').at(-1));
      const now = performance.now();
      if (count >= wanted) resolve(now - last);
      last = now;
    });
  });
  await setTimeout(Math.random() * changeMs);
  await kill(setter);
  return count;
}

/** The statements that nobody changes. */
function withoutChanged(text: string): string[] {
  return scanStatements(text).flatMap(({ name, start, end }) =>
    name !== null && CHANGED.test(name) ? [] : [text.slice(start, end).replace(/\r?\n$/, '')],
  );
}
