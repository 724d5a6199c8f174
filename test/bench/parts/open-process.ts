/**
 * Opens one folder in an engine, in a process of its own. Arguments: the folder. Prints one line of JSON: milliseconds
 * until it is open, the longest time for which nothing else could run meanwhile, and memory that it took.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { createEngine } from '../../../electron/engine/api/create-engine.ts';
import { memorySettings } from '../../../electron/engine/storage/settings.ts';
import type { Figures } from '../part.ts';

const [folder = '', calm = ''] = process.argv.slice(2);
const MEBIBYTE = 1024 * 1024;
/** Clients hear of an app with the next frame, and files that have come are read once more: milliseconds. */
const AFTERWARDS_MS = 400;

const engine = createEngine({
  version: 'bench',
  host: 'terminal',
  sampleFolder: calm,
  settings: memorySettings(),
  shellEnvironment: process.env,
  terminalRenderer: null,
});
// What is loaded and compiled once is no cost of a folder.
await engine.openApp({ folder: calm });

let blocked = 0;
const stop = new AbortController();
const watched = watch(stop.signal);
const memory = process.memoryUsage.rss();
const startedAt = performance.now();
const snapshot = await engine.openApp({ folder });
JSON.stringify(snapshot);
const opened = performance.now() - startedAt;
await new Promise((resolve) => setTimeout(resolve, AFTERWARDS_MS));
stop.abort();
await watched;
const figures: Figures = { opened, blocked, memory: (process.memoryUsage.rss() - memory) / MEBIBYTE };
console.log(JSON.stringify(figures));
process.exit(0);

/** The longest turn of the loop, as processor time of the process: others on the machine do not count. */
async function watch(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const before = process.cpuUsage();
    await turn();
    const { user, system } = process.cpuUsage(before);
    blocked = Math.max(blocked, (user + system) / 1000);
  }
}
