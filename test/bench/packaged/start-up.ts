import { settle } from '../measure/rounds.ts';
import type { Figures } from '../part.ts';
import type { Awaited } from './arrivals.ts';
import { Place } from './place.ts';
import { Running } from './running.ts';

const WORDS = 'ready to take requests';
/** Shells, so that nothing but Dynodeck takes time. */
const SHOP = {
  web: `echo "web ${WORDS}"; exec sleep 100000`,
  worker: `echo "worker waits for jobs"; exec sleep 100000`,
  clock: `echo "clock ticks"; exec sleep 100000`,
};
const AWAITED = {
  app: { selector: 'main h1', text: 'shop' },
  output: { selector: '[role=log]', text: WORDS },
} satisfies Record<string, Awaited>;

/**
 * Two starts in a home where the app has run before: the first after an installation, and an ordinary one.
 * @returns milliseconds from the launch to a window with content, to the app in it, and to its first line
 */
export async function measureStartUp(program: string, display: Record<string, string>): Promise<Figures> {
  const place = new Place({ shop: SHOP }, display);
  try {
    const first = await launchOnce(program, place);
    await settle();
    const usual = await launchOnce(program, place);
    return { 'first window': first.window, 'first output': first.output, ...usual };
  } finally {
    place.dispose();
  }
}

async function launchOnce(program: string, place: Place): Promise<Record<'window' | 'app' | 'output', number>> {
  const running = await Running.launch(program, place, AWAITED);
  try {
    const { page, startedAt, windowAt } = running;
    await page.until('Object.keys(window.benchArrivals ?? {}).length === 2');
    const { app, output } = await page.evaluate<Record<keyof typeof AWAITED, number>>('window.benchArrivals');
    const content = await page.evaluate<number>(
      `performance.timeOrigin + performance.getEntriesByName('first-contentful-paint')[0].startTime`,
    );
    return { window: Math.max(windowAt, content) - startedAt, app: app - startedAt, output: output - startedAt };
  } finally {
    await running.quit();
  }
}
