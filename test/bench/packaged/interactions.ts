import { p95 } from '../measure/statistics.ts';
import type { Figures } from '../part.ts';
import { ESCAPE, letterKey, type Page, PALETTE } from './page.ts';

declare global {
  interface Window {
    /** Interaction → the longest of its events, milliseconds. */
    benchInteractions?: Map<number, number>;
  }
}

/** Of each kind. */
const TIMES = 40;
/** Browsers tell the duration of an event from here on, in steps of 8 ms; faster ones count as this. */
const LEAST_MS = 16;
/** Until the answer has been painted and what it set off is over; Event Timing tells late. */
const PAUSE_MS = 250;
/** In every line of the log. */
const FILTER_WORD = 'thousand';
const APP_TABS = ['Grid', 'Requests', 'Metrics', 'Activity', 'Config', 'Releases', 'Logs'];

const FILTER = 'input[aria-label="Filter logs"]';
const tab = (name: string): string => `[role=tab][aria-label="${name}"]`;
const app = (name: string): string => `nav[aria-label="Apps"] button[aria-label="${name}"]`;

/**
 * What somebody does all day, each many times over.
 * @param apps names in the rail
 * @param dynos some of the last app, whose terminals are looked at
 * @returns p95 of the milliseconds from the hand to the painted answer (Event Timing), by what is done
 */
export async function measureInteractions(page: Page, apps: string[], dynos: string[]): Promise<Figures> {
  await page.evaluate(`(${watchInteractions.toString()})(${LEAST_MS})`);
  const tabs = [...APP_TABS, ...dynos];
  const figures: Figures = {};
  figures['switch app'] = await timed(page, (at) => page.click(app(apps[at % apps.length]!)));
  figures['open tab'] = await timed(page, (at) => page.click(tab(tabs[at % tabs.length]!)));
  figures['palette'] = await timed(page, () => page.press(PALETTE), () => page.press(ESCAPE));
  await page.click(tab('Logs'));
  await page.click(FILTER);
  const type = (at: number) => page.press(letterKey(FILTER_WORD[at % FILTER_WORD.length]!));
  const emptied = (at: number) => ((at + 1) % FILTER_WORD.length === 0 ? page.press(ESCAPE) : Promise.resolve());
  figures['filter'] = await timed(page, type, emptied);
  return figures;
}

/** Shows the first app with its log, as a window is left that nobody touches for a while. */
export async function leaveAlone(page: Page, apps: string[]): Promise<void> {
  await page.click(app(apps[0]!));
  await page.until(`document.querySelector('main h1').textContent === '${apps[0]}'`);
  await page.click(tab('Logs'));
}

async function timed(
  page: Page,
  act: (at: number) => Promise<void>,
  after: (at: number) => Promise<void> = () => Promise.resolve(),
): Promise<number> {
  const values: number[] = [];
  for (let at = 0; at < TIMES; at++) {
    await page.evaluate('window.benchInteractions.clear()');
    await act(at);
    await pause();
    values.push(await page.evaluate<number>(`Math.max(${LEAST_MS}, ...window.benchInteractions.values())`));
    await after(at);
    await pause();
  }
  return p95(values);
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}

/** Runs in the page. */
function watchInteractions(least: number): void {
  const longest = new Map<number, number>();
  window.benchInteractions = longest;
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries() as (PerformanceEntry & { interactionId: number })[]) {
      // What only moves the pointer is no interaction.
      if (interactionId > 0) longest.set(interactionId, Math.max(duration, longest.get(interactionId) ?? 0));
    }
  }).observe({ type: 'event', durationThreshold: least } as PerformanceObserverInit);
}
