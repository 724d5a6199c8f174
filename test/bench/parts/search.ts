import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { figuresOfProcess } from '../measure/node-process.ts';
import { inRounds } from '../measure/rounds.ts';
import { median } from '../measure/statistics.ts';
import type { BenchContext, Figures, PartReport, Samples, Verdict } from '../part.ts';
import { atMost } from '../report/verdict.ts';
import { SEARCHES } from './searches.ts';

const OURS = 'Logplex';
const LITERAL_BUDGET_MS = 150;
const REGEX_BUDGET_MS = 1_000;

/** Searches over lines in memory, beside ripgrep over the same bytes in a file. */
export async function search({ options }: BenchContext): Promise<PartReport> {
  const folder = mkdtempSync(join(tmpdir(), 'dynodeck-bench-search-'));
  const file = join(folder, 'lines');
  const notes = ['until the last line has been looked at; either case; rg: with its start, counting only, one thread'];
  try {
    const contenders = [
      { name: OURS, measure: () => figuresOfProcess('search', [String(options.lines), file]) },
      { name: 'rg', measure: async () => ripgrep(file) },
    ];
    const samples = await inRounds(contenders, options.rounds, notes);
    const units = Object.fromEntries(SEARCHES.map(({ name }) => [name, 'ms'] as const));
    const title = `Searches over ${options.lines.toLocaleString('en')} lines`;
    return { title, units, samples, notes, verdicts: verdictsOf(samples) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function ripgrep(file: string): Figures {
  const figures: Figures = {};
  for (const { name, text, isRegex } of SEARCHES) {
    const startedAt = performance.now();
    const flags = ['-i', '-c', '-j1', ...(isRegex ? [] : ['-F'])];
    const { stdout } = spawnSync('rg', [...flags, text, file], { encoding: 'utf8' });
    figures[name] = performance.now() - startedAt;
    figures[`${name}, found`] = Number(stdout);
  }
  return figures;
}

/** The marker lines of Logplex are not in the file: each search finds one to four of them. */
function isSameSearch(samples: Samples, name: string): boolean {
  const [ours, theirs] = [OURS, 'rg'].map((contender) => median(samples[contender]![`${name}, found`] ?? []));
  return ours! - theirs! >= 1 && ours! - theirs! <= SEARCHES.length;
}

function verdictsOf(samples: Samples): Verdict[] {
  return SEARCHES.map(({ name, isRegex }) => {
    const limit = isRegex ? REGEX_BUDGET_MS : LITERAL_BUDGET_MS;
    const budget = `search, ${name} ≤ ${limit} ms`;
    if (!isSameSearch(samples, name)) return { budget, measured: 'Logplex does not find what rg finds', met: false };
    const value = median(samples[OURS]![name] ?? []);
    return atMost(budget, value, limit, (ms) => `${ms.toFixed(0)} ms`);
  });
}
