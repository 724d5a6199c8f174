import type { Page } from '@playwright/test';

declare global {
  interface Window {
    benchClicks?: number[];
  }
}

/** Browsers tell the duration of an event from here on, in steps of 8 ms; faster ones count as this. */
const LEAST_MS = 16;

/**
 * How long clicks take from the hand to the painted answer (Event Timing: input delay, handlers, next paint).
 * @returns milliseconds, one per click
 */
export async function clicksDuring(page: Page, clicks: number, click: () => Promise<unknown>): Promise<number[]> {
  await page.evaluate((least) => {
    const durations: number[] = [];
    window.benchClicks = durations;
    const observer = new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === 'click') durations.push(duration);
    });
    observer.observe({ type: 'event', durationThreshold: least } as PerformanceObserverInit);
  }, LEAST_MS);
  for (let at = 0; at < clicks; at++) await click();
  const slow = await page.evaluate(() => new Promise<number[]>((resolve) => {
    // Entries are delivered some time after the paint they tell of.
    setTimeout(() => resolve(window.benchClicks!), 500);
  }));
  return [...slow, ...Array.from({ length: Math.max(0, clicks - slow.length) }, () => LEAST_MS)];
}
