import { rm } from 'node:fs/promises';
import { chmodSync } from 'node:fs';
import { dirname } from 'node:path';
import { packageApp } from '../../tools/package-app.ts';
import { startDisplay } from '../../tools/virtual-display.mjs';
import { inRounds } from '../measure/rounds.ts';
import { median } from '../measure/statistics.ts';
import type { BenchContext, PartReport, Verdict } from '../part.ts';
import { atMost } from '../report/verdict.ts';
import { bundleSize } from './bundle-size.ts';
import { APPS, DYNOS_PER_APP, LINES, measureFifty, WATCHED_MS } from './fifty.ts';
import { measureStartUp } from './start-up.ts';

const START = 'start';
const FIFTY = `${APPS * DYNOS_PER_APP} dynos in ${APPS} apps`;
const BUNDLE = 'page, minified';

const WINDOW_MS = 1_500;
const OUTPUT_MS = 2_500;
const INTERACTION_MS = 100;
const IDLE_PERCENT = 2;
const MEMORY_MIB = 450;
const BUNDLE_MIB = 1.5;
const INTERACTIONS = ['switch app', 'open tab', 'palette', 'filter'];

const UNITS = {
  'first window': 'ms',
  'first output': 'ms',
  window: 'ms',
  app: 'ms',
  output: 'ms',
  'switch app': 'ms',
  'open tab': 'ms',
  palette: 'ms',
  filter: 'ms',
  'idle CPU': '%',
  fresh: 'MiB',
  memory: 'MiB',
  'all code': 'MiB',
  'first code': 'MiB',
} as const;

/** The package as it is shipped, around the Electron of the tests. */
export async function packaged({ options }: BenchContext): Promise<PartReport> {
  const notes = [
    'start: from the launch to a window with content on the display, to the app in it, and to a line of its dyno,',
    'painted; the app was open and ran before. first: the first start after an installation, before anything is cached',
    `${FIFTY}: p95 of 40 each, from the hand to the painted answer (Event Timing); each dyno has printed ${LINES} lines`,
    `idle CPU over ${WATCHED_MS / 1000} s, memory (PSS): all processes but the programs of the dynos, after that use;`,
    'fresh: memory before it; nobody is connected to the window meanwhile; everything is painted by the processor',
  ];
  const package_ = await packageApp();
  // Made as root it is for another user's eyes.
  chmodSync(dirname(package_.folder), 0o755);
  const display = await startDisplay();
  try {
    const contenders = [
      { name: START, measure: () => measureStartUp(package_.program, display.env) },
      { name: FIFTY, measure: () => measureFifty(package_.program, display.env) },
      {
        name: BUNDLE,
        measure: () => {
          const { all, first } = bundleSize();
          return Promise.resolve({ 'all code': all, 'first code': first });
        },
      },
    ];
    const samples = await inRounds(contenders, options.rounds, notes);
    const figure = (name: string, of: string): number => median(samples[name]?.[of] ?? []);
    const ms = (value: number): string => `${value.toFixed(0)} ms`;
    const mib = (value: number): string => `${value.toFixed(2)} MiB`;
    const verdicts: Verdict[] = [
      atMost(`window visible ≤ ${WINDOW_MS} ms after launch`, figure(START, 'window'), WINDOW_MS, ms),
      atMost(`first dyno output ≤ ${OUTPUT_MS} ms after launch`, figure(START, 'output'), OUTPUT_MS, ms),
      ...INTERACTIONS.map((name) => {
        return atMost(`${FIFTY}: ${name}, p95 ≤ ${INTERACTION_MS} ms`, figure(FIFTY, name), INTERACTION_MS, ms);
      }),
      atMost(`${FIFTY}: idle CPU ≤ ${IDLE_PERCENT} % of a core`, figure(FIFTY, 'idle CPU'), IDLE_PERCENT, (value) => {
        return `${value.toFixed(2)} %`;
      }),
      atMost(`${FIFTY}: memory of all processes ≤ ${MEMORY_MIB} MiB`, figure(FIFTY, 'memory'), MEMORY_MIB, mib),
      atMost(`page ≤ ${BUNDLE_MIB} MiB minified`, figure(BUNDLE, 'all code'), BUNDLE_MIB, mib),
    ];
    return { title: 'The packaged build', units: UNITS, samples, notes, verdicts };
  } finally {
    await display.stop();
    await rm(dirname(package_.folder), { recursive: true, force: true });
  }
}
