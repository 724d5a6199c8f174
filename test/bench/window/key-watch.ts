import type { Locator, Page } from '@playwright/test';

declare global {
  interface Window {
    benchEcho?: { next: () => Promise<number> };
  }
}

/** Keys before the first that counts: code is compiled and the cursor has come to rest. */
const WARM_UP = 10;
const KEYS = 80;
/** Pauses of a quick typist, of different lengths so that keys do not keep step with frames. */
const PAUSE_MS = 30;
const PAUSE_SPREAD_MS = 40;
/** Not part of what is on screen already. */
const KEY = 'q';
const ECHO_MS = 20_000;

/**
 * Types into a terminal that is painted by the DOM and whose program echoes.
 * @param rows the element of its rows
 * @returns milliseconds from each key event to the frame in which its echo is painted
 */
export async function echoTimes(page: Page, rows: Locator): Promise<number[]> {
  await rows.evaluate(watchEchoes, KEY);
  const times: number[] = [];
  for (let at = 0; at < WARM_UP + KEYS; at++) {
    await page.waitForTimeout(PAUSE_MS + Math.random() * PAUSE_SPREAD_MS);
    const echoed = page.evaluate((limit) => {
      const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no echo')), limit));
      return Promise.race([window.benchEcho!.next(), late]);
    }, ECHO_MS);
    await page.keyboard.press(KEY);
    const time = await echoed;
    if (at >= WARM_UP) times.push(time);
  }
  return times;
}

/** Runs in the page. */
function watchEchoes(rows: Element, key: string): void {
  const count = () => rows.textContent.split(key).length;
  let known = count();
  let pressedAt = 0;
  let tell: (ms: number) => void = () => {};
  addEventListener('keydown', ({ timeStamp }) => (pressedAt = timeStamp), { capture: true });
  new MutationObserver(() => {
    const now = count();
    if (now <= known) return;
    known = now;
    // The frame that was changed is painted once its callbacks are over.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => tell(performance.now() - pressedAt), { once: true });
      port1.start();
      port2.postMessage(null);
    });
  }).observe(rows, { childList: true, subtree: true, characterData: true });
  window.benchEcho = { next: () => new Promise((resolve) => (tell = resolve)) };
}
