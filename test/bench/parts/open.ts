import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { figuresOfProcess } from '../measure/node-process.ts';
import { inRounds } from '../measure/rounds.ts';
import { median } from '../measure/statistics.ts';
import type { BenchContext, PartReport } from '../part.ts';
import { atMost } from '../report/verdict.ts';
import { HOSTILE_FOLDERS } from './hostile-folders.ts';

/** Milliseconds: three frames of a screen, in which no other app is served. */
const BUDGET_MS = 50;

/** Opens folders that were made to cost much, each in an engine of its own, before anybody trusts them. */
export async function open({ options }: BenchContext): Promise<PartReport> {
  const folder = mkdtempSync(join(tmpdir(), 'dynodeck-bench-open-'));
  const notes = ['blocked: the longest turn of the engine, in processor time, collection of garbage and compiling with it'];
  try {
    const calm = join(folder, 'calm');
    mkdirSync(calm);
    writeFileSync(join(calm, 'Procfile'), 'web: sleep 1\n');
    writeFileSync(join(calm, 'heroku.yml'), 'run:\n  web: sleep 1\n');
    const contenders = Object.entries(HOSTILE_FOLDERS).map(([name, make], at) => {
      const hostile = join(folder, String(at));
      mkdirSync(hostile);
      make(hostile);
      return { name, measure: () => figuresOfProcess('open', [hostile, calm]) };
    });
    const samples = await inRounds(contenders, options.rounds, notes);
    return {
      title: 'Opening of folders that nobody trusts',
      units: { opened: 'ms', blocked: 'ms', memory: 'MiB' },
      samples,
      notes,
      verdicts: contenders.map(({ name }) => {
        const blocked = median(samples[name]?.['blocked'] ?? []);
        return atMost(`${name}: blocked ≤ ${BUDGET_MS} ms`, blocked, BUDGET_MS, (ms) => `${ms.toFixed(0)} ms`);
      }),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
