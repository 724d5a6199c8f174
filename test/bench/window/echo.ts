import type { Locator, Page } from '@playwright/test';
import { ratioOf, median, p95 } from '../measure/statistics.ts';
import { inRounds } from '../measure/rounds.ts';
import type { BenchContext, Figures, PartReport } from '../part.ts';
import { atMost, times } from '../report/verdict.ts';
import { withBareWindow } from './bare-window.ts';
import { echoTimes } from './key-watch.ts';
import { withConsole } from './with-console.ts';

const BARE = 'bare xterm.js + node-pty';
const CONSOLE = 'run console';
const FLOODED = 'run console, another app floods';
const BUDGET = 1.5;
const FLOOD_BUDGET = 2;

/** From a key to its painted echo in a one-off dyno's terminal. */
export async function echo({ options }: BenchContext): Promise<PartReport> {
  const notes = ['`cat` echoes; all terminals are painted by the DOM, where a page can see its own echo'];
  const contenders = [
    { name: BARE, measure: () => withBareWindow((page) => measureEcho(page, page.locator('.xterm-rows'))) },
    { name: CONSOLE, measure: () => withConsole(false, measureEcho) },
    { name: FLOODED, measure: () => withConsole(true, measureEcho) },
  ];
  const samples = await inRounds(contenders, options.rounds, notes);
  const ratio = ratioOf(samples, 'p95', CONSOLE, BARE);
  const flooded = ratioOf(samples, 'p95', FLOODED, CONSOLE);
  return {
    title: 'Key to painted echo',
    units: { median: 'ms', p95: 'ms' },
    samples,
    notes,
    verdicts: [
      atMost(`p95 of a run console ≤ ${BUDGET} × a bare page`, ratio, BUDGET, times),
      atMost(`p95 while another app floods ≤ ${FLOOD_BUDGET} ×`, flooded, FLOOD_BUDGET, times),
    ],
  };
}

async function measureEcho(page: Page, rows: Locator): Promise<Figures> {
  const waits = await echoTimes(page, rows);
  return { median: median(waits), p95: p95(waits) };
}
