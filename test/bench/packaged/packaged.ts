import { chmodSync, statSync } from 'node:fs';
import { rm, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root } from '../../../electron/tools/root.mjs';
import { packageApp } from '../../tools/package-app.ts';
import { startDisplay } from '../../tools/virtual-display.mjs';
import { inRounds } from '../measure/rounds.ts';
import { median } from '../measure/statistics.ts';
import type { BenchContext, PartReport, Samples, Verdict, Figures } from '../part.ts';
import { atMost } from '../report/verdict.ts';
import { APPS, DYNOS_PER_APP, LINES, measureFifty, WATCHED_MS } from './fifty.ts';
import { measureStartUp } from './start-up.ts';

const START = 'start';
const FIFTY = `${APPS * DYNOS_PER_APP} dynos in ${APPS} apps`;
const PAGE = 'page';

/** The budgets of the packaged build (docs/benchmarks.md). */
const BUDGETS = { windowMs: 1_500, outputMs: 2_500, interactionMs: 100, idlePercent: 2, memoryMb: 450, pageMb: 1.5 };
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
  fresh: 'MB',
  memory: 'MB',
  code: 'MB',
  'first code': 'MB',
} as const;

const NOTES = [
  'start: from the launch to a window with content on the display, to the app in it, and to a line of its dyno,',
  'painted; the app was open and ran before. first: the first start after an installation, before anything is cached',
  `${FIFTY}: p95 of 40 each, from the hand to the painted answer (Event Timing);`,
  `each dyno has printed ${LINES} lines`,
  `idle CPU over ${WATCHED_MS / 1000} s, memory (PSS): all processes but the programs of the dynos, after that use;`,
  'fresh: memory before it; nobody is connected to the window meanwhile; everything is painted by the processor',
  'page: its JavaScript and style sheets, minified, and what of them is loaded before anything is shown',
];

/** The package as it is shipped, around the Electron of the tests. */
export async function packaged({ options }: BenchContext): Promise<PartReport> {
  const { folder, program } = await packageApp();
  // Made as root it is there for another user, too.
  chmodSync(dirname(folder), 0o755);
  const display = await startDisplay();
  const notes = [...NOTES];
  try {
    const contenders = [
      { name: START, measure: () => measureStartUp(program, display.env) },
      { name: FIFTY, measure: () => measureFifty(program, display.env) },
      { name: PAGE, measure: measureBundle },
    ];
    const samples = await inRounds(contenders, options.rounds, notes);
    return { title: 'The packaged build', units: UNITS, samples, notes, verdicts: verdictsOn(samples) };
  } finally {
    await display.stop();
    await rm(dirname(folder), { recursive: true, force: true });
  }
}

function verdictsOn(samples: Samples): Verdict[] {
  const { windowMs, outputMs, interactionMs, idlePercent, memoryMb, pageMb } = BUDGETS;
  const figure = (name: string, of: string): number => median(samples[name]?.[of] ?? []);
  const ms = (value: number): string => `${value.toFixed(0)} ms`;
  const mb = (value: number): string => `${value.toFixed(2)} MB`;
  const percent = (value: number): string => `${value.toFixed(2)} %`;
  const answers = INTERACTIONS.map((name) => {
    return atMost(`${FIFTY}: ${name}, p95 ≤ ${interactionMs} ms`, figure(FIFTY, name), interactionMs, ms);
  });
  return [
    atMost(`window visible ≤ ${windowMs} ms after launch`, figure(START, 'window'), windowMs, ms),
    atMost(`first dyno output ≤ ${outputMs} ms after launch`, figure(START, 'output'), outputMs, ms),
    ...answers,
    atMost(`${FIFTY}: idle CPU ≤ ${idlePercent} % of a core`, figure(FIFTY, 'idle CPU'), idlePercent, percent),
    atMost(`${FIFTY}: memory of all processes ≤ ${memoryMb} MB`, figure(FIFTY, 'memory'), memoryMb, mb),
    atMost(`page ≤ ${pageMb} MB minified`, figure(PAGE, 'code'), pageMb, mb),
  ];
}

const BUILT_PAGE = join(root, 'out/renderer');
const MB = 1e6;
const CODE = /\.(js|css)$/;

/**
 * Megabytes of JavaScript and style sheets of the page as it is built, minified and not compressed: all of it, and what
 * is loaded before anything is shown.
 */
async function measureBundle(): Promise<Figures> {
  const files = (await readdir(BUILT_PAGE, { recursive: true })).filter((name) => CODE.test(name));
  const shell = await readFile(join(BUILT_PAGE, 'index.html'), 'utf8');
  const size = (names: string[]): number => names.reduce((sum, name) => sum + statSync(join(BUILT_PAGE, name)).size, 0) / MB;
  return { code: size(files), 'first code': size(files.filter((name) => shell.includes(name))) };
}
