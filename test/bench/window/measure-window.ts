import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../../../electron/tools/root.mjs';
import { PrintJob } from '../measure/print-job.ts';
import { p95 } from '../measure/statistics.ts';
import type { Figures } from '../part.ts';
import { countMatching, log, openTab, openWindow } from './bench-window.ts';
import { clicksDuring } from './click-watch.ts';
import { dragScrollbar } from './drag-scrollbar.ts';
import { framesDuring } from './frame-watch.ts';

const PACE_S = 8;
/** Of these, frames are watched without anybody clicking. */
const WATCHED_MS = 3_000;
/** The first lines have come and the page has found its way. */
const RUN_UP_MS = 500;
const CLICKS = 10;

/** Xterm's renderer; `own` is what the page chooses. */
export type Renderer = 'own' | 'dom';

export type Shown = 'Logs' | 'terminal';

/** One window from its opening to its end. @param shown what is on screen while dynos print */
export async function measureWindow(shown: Shown, lines: number, renderer: Renderer = 'own'): Promise<Figures> {
  const pacer = `${process.execPath} ${join(root, 'test/bench/programs/pacer.mjs')} ${PACE_S}`;
  const job = new PrintJob(['job'], lines, [{ name: 'pace', command: pacer }]);
  try {
    const wanted = renderer === 'own' ? '' : renderer;
    const desktop = await openWindow(job.app.folder, { DYNODECK_TERMINAL_RENDERER: wanted });
    try {
      return await measure(desktop.window, shown, job, lines);
    } finally {
      await desktop.close();
    }
  } finally {
    job.close();
  }
}

async function measure(window: Page, shown: Shown, job: PrintJob, lines: number): Promise<Figures> {
  await openTab(window, shown === 'Logs' ? 'Logs' : 'job.1');
  let child = Number.NaN;
  const flood = await framesDuring(window, async () => (child = await job.printed()));
  await openTab(window, 'Logs');
  const lost = lines - (await countMatching(window, 'job:'));
  const figures: Figures = { child: child / 1000, lost, 'frames, flood': p95(flood) };
  if (shown === 'Logs') figures['frames, drag'] = p95(await framesDuring(window, () => dragScrollbar(window)));
  await window.getByRole('button', { name: 'Clear the text filter' }).click();
  if (shown === 'terminal') await openTab(window, 'pace.1');
  else await follow(window);
  writeFileSync(join(job.app.folder, 'pace'), '');
  await window.waitForTimeout(RUN_UP_MS);
  figures['frames, pace'] = p95(await framesDuring(window, () => window.waitForTimeout(WATCHED_MS)));
  figures['click'] = Math.max(...(await clicksDuring(window, CLICKS, () => answerable(window))));
  return figures;
}

async function follow(window: Page): Promise<void> {
  await log(window).press('End');
}

/** Something that answers at once and changes nothing. */
async function answerable(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Run one-off' }).click();
  await window.getByRole('dialog', { name: 'Run a one-off dyno' }).waitFor();
  await window.keyboard.press('Escape');
  await window.getByRole('dialog', { name: 'Run a one-off dyno' }).waitFor({ state: 'hidden' });
}
