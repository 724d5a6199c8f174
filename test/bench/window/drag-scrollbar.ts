import type { Page } from '@playwright/test';
import { log } from './bench-window.ts';

/** From the edge of the list to the middle of its scroll bar, in pixels. */
const BAR_PX = 5;
/** From an end of the list, past the other bar and the arrow, into the shortest thumb there is. */
const END_PX = 30;
const STEPS = 120;
/** A hand that takes three seconds from one end to the other. */
const STEP_MS = 25;

/** Drags the log's scroll bar from its end to its beginning and back. @throws {Error} when that does not scroll */
export async function dragScrollbar(window: Page): Promise<void> {
  const list = log(window);
  const box = (await list.boundingBox())!;
  const x = box.x + box.width - BAR_PX;
  const [bottom, top] = [box.y + box.height - END_PX, box.y + END_PX];
  const before = await list.evaluate(({ scrollTop }) => scrollTop);
  await window.mouse.move(x, bottom);
  await window.mouse.down();
  for (const [from, to] of [[bottom, top], [top, bottom]] as const) {
    for (let step = 1; step <= STEPS; step++) {
      await window.mouse.move(x, from + ((to - from) * step) / STEPS);
      await window.waitForTimeout(STEP_MS);
    }
    if (to === top && (await list.evaluate(({ scrollTop }) => scrollTop)) >= before) {
      throw new Error('the scroll bar of the log could not be dragged');
    }
  }
  await window.mouse.up();
}
