/**
 * An engine with a dyno that prints for long, in a process of its own: `--expose-gc`. Arguments: lines, a folder of its
 * own, the path of the program that prints. Prints one line of JSON: memory held along the way.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEngine } from '../../../electron/engine/api/create-engine.ts';
import { memorySettings } from '../../../electron/engine/storage/settings.ts';
import type { Figures } from '../part.ts';

const [words = '', folder = '', program = ''] = process.argv.slice(2);
const lines = Number(words);
/** Looks at memory, evenly over the lines. */
const LOOKS = 20;
const LOOK_MS = 50;
const MEBIBYTE = 1024 * 1024;
/** By then the log has filled its budget and forgets as much as it takes. */
const FULL_AT = 0.25;

const app = join(folder, 'app');
mkdirSync(app);
writeFileSync(join(app, 'Procfile'), `worker: exec ${JSON.stringify(process.execPath)} ${JSON.stringify(program)} ${lines}\n`);
const engine = createEngine({
  version: 'bench',
  host: 'terminal',
  sampleFolder: app,
  settings: memorySettings(),
  shellEnvironment: process.env,
  terminalRenderer: null,
  stateFolder: join(folder, 'state'),
});
const { id } = await engine.openApp({ folder: app });
const opened = engine.app(id);
opened.trust();
await opened.configure({ onExit: { worker: 'leave' } });
const { logplex } = opened;
// A reader with a filter, as a window has one.
logplex.view({ dynos: [], text: '7' }, () => {});
const held: number[] = [];
opened.start(null);
await new Promise<void>((resolve) => {
  const timer = setInterval(() => {
    if (logplex.endLine >= ((held.length + 1) * lines) / LOOKS) held.push(memory());
    const isOver = held.length === LOOKS || opened.dyno('worker.1').state === 'crashed';
    if (!isOver) return;
    clearInterval(timer);
    resolve();
  }, LOOK_MS);
});
const figures: Figures = {
  'held when full': Math.max(...held.slice(0, Math.ceil(FULL_AT * LOOKS))),
  'held at the end': held.at(-1) ?? NaN,
  resident: process.memoryUsage.rss() / MEBIBYTE,
};
engine.killAll();
await engine.close();
console.log(JSON.stringify(figures));
process.exit(0);

function memory(): number {
  // The first collection only unhooks buffers whose memory the second one counts as gone.
  for (let at = 0; at < 2; at++) (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / MEBIBYTE;
}
