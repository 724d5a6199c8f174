import type { Page } from '@playwright/test';

declare global {
  interface Window {
    benchFrames?: { times: number[]; stop: () => void };
  }
}

/** Notes the time between frames of the page while something goes on. @returns milliseconds, one per frame */
export async function framesDuring(page: Page, action: () => Promise<unknown>): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    let last = performance.now();
    let request = requestAnimationFrame(function note(now: number) {
      times.push(now - last);
      last = now;
      request = requestAnimationFrame(note);
    });
    window.benchFrames = { times, stop: () => cancelAnimationFrame(request) };
  });
  await action();
  const times = await page.evaluate(() => {
    window.benchFrames!.stop();
    return window.benchFrames!.times;
  });
  // The first is the time to the next frame, not between two.
  return times.slice(1);
}
