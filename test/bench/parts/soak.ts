import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../electron/tools/root.mjs';
import { figuresOfProcess } from '../measure/node-process.ts';
import type { PartReport, Samples } from '../part.ts';
import { atMost, times } from '../report/verdict.ts';

const ENGINE = 'engine';
/** An hour at 5,000 lines a second, printed as fast as the terminal takes them. */
const LINES = 3_600 * 5_000;
/** Flat, but for what the collector of garbage leaves to chance. */
const GROWTH_BUDGET = 1.05;

/** Whether the engine holds on to memory while a dyno prints for long: one round, whatever was asked for. */
export async function soak(): Promise<PartReport> {
  const folder = mkdtempSync(join(tmpdir(), 'dynodeck-bench-soak-'));
  try {
    const program = join(root, 'test/fixtures/programs/lines.mjs');
    const figures = await figuresOfProcess('soak', [String(LINES), folder, program]);
    const samples: Samples = {
      [ENGINE]: Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, [value]])),
    };
    const growth = (figures['held at the end'] ?? NaN) / (figures['held when full'] ?? NaN);
    return {
      title: `${LINES.toLocaleString('en')} lines: an hour at 5,000 a second, hurried`,
      units: { 'held when full': 'MiB', 'held at the end': 'MiB', resident: 'MiB' },
      samples,
      notes: ['JavaScript heap and buffers after a collection; a real terminal, the copy on disk and a filtered view'],
      verdicts: [atMost(`memory at the end ≤ ${GROWTH_BUDGET} × what a full log takes`, growth, GROWTH_BUDGET, times)],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
