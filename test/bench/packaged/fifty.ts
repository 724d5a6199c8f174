import { cpuOf, pssOf, isManager } from '../measure/family.ts';
import type { Figures } from '../part.ts';
import { leaveAlone, measureInteractions } from './interactions.ts';
import { type Apps, Place } from './place.ts';
import { Running } from './running.ts';

export const APPS = 5;
export const DYNOS_PER_APP = 10;
/** What each dyno has printed before it idles. */
export const LINES = 1_000;
/** Of the app whose tabs are opened. */
const LOOKED_AT = ['worker1.1', 'worker2.1', 'worker3.1'];
/** Until the work of starting, or of what was done last, is over; memory that was needed for it is given back. */
const SETTLE_MS = 10_000;
/** Fifteen of the engine's looks at what dynos use. */
export const WATCHED_MS = 30_000;
const MB = 1e6;
const NANOSECONDS_PER_MS = 1e6;

/** Fifty dynos in five apps: how the window answers, then what all of Dynodeck takes while nothing happens. */
export async function measureFifty(program: string, display: Record<string, string>): Promise<Figures> {
  const apps = Object.keys(fiftyDynos());
  const place = new Place(fiftyDynos(), display);
  try {
    const running = await Running.launch(program, place, {});
    try {
      const { page } = running;
      await page.until(`document.querySelectorAll('nav[aria-label="Apps"] li').length === ${APPS}`);
      for (const name of apps) await page.until(allUp(name));
      await settle();
      const fresh = memoryOf(running);
      const interactions = await measureInteractions(page, apps, LOOKED_AT);
      await leaveAlone(page, apps);
      await running.unwatch();
      await settle();
      return { ...interactions, 'idle CPU': await idleShare(running), fresh, memory: memoryOf(running) };
    } finally {
      await running.quit();
    }
  } finally {
    place.dispose();
  }
}

/** App → process type → command; every line holds the word that is looked for. */
function fiftyDynos(): Apps {
  const say = (name: string): string => `seq -f '${name} has done job %g of a thousand' ${LINES}; exec sleep 100000`;
  const types = Array.from({ length: DYNOS_PER_APP }, (_, at) => `worker${at + 1}`);
  const processes = Object.fromEntries(types.map((type) => [type, say(type)]));
  const names = Array.from({ length: APPS }, (_, at) => `app${at + 1}`);
  return Object.fromEntries(names.map((name) => [name, processes]));
}

/** In the page: the app's place in the rail says how many of its dynos are up. */
function allUp(app: string): string {
  const item = `document.querySelector('nav[aria-label="Apps"] button[aria-label="${app}"]').closest('li')`;
  return `${item}.textContent.includes('${DYNOS_PER_APP}/${DYNOS_PER_APP}')`;
}

/** Megabytes of all processes that are not programs of the dynos; pages that are shared are counted once. */
function memoryOf(running: Running): number {
  return pssOf(running.family().filter(isManager)) / MB;
}

/** Of all processes that are not programs of the dynos, per cent of one core. */
async function idleShare(running: Running): Promise<number> {
  const managers = running.family().filter(isManager);
  const [before, from] = [cpuOf(managers), performance.now()];
  await new Promise((resolve) => setTimeout(resolve, WATCHED_MS));
  const used = (cpuOf(managers) - before) / NANOSECONDS_PER_MS;
  return (used / (performance.now() - from)) * 100;
}

function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
}
