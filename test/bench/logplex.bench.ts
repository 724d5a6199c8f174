/**
 * Speed and memory of the log and of terminal recorders (design §9). Run with
 *   node_modules/.bin/rolldown test/bench/logplex.bench.ts --platform node --format esm -o out/bench/logplex.mjs
 *   node --expose-gc out/bench/logplex.mjs
 */
import { LineSplitter } from '../../electron/engine/log/line-splitter.ts';
import { Logplex } from '../../electron/engine/log/logplex.ts';
import { Recorder } from '../../electron/engine/terminal/recorder.ts';
import type { LogView } from '../../electron/engine/log/log-view.ts';

const LINES = 1_000_000;
const LINE_BYTES = 102;
/** What one read of a pty gives. */
const CHUNK_BYTES = 4096;
const RUNS = 5;
const MEGABYTE = 1e6;

function makeOutput(decorate: (text: string, line: number) => string): Buffer {
  const output = Buffer.alloc(LINES * (LINE_BYTES + 16));
  let end = 0;
  for (let line = 0; line < LINES; line++) {
    const level = line % 100 === 0 ? 'error' : 'info';
    const request = `${line} ${level} GET /orders/${line * 7919} completed in ${line % 997} ms`;
    const text = request.padEnd(LINE_BYTES - 2, '.');
    end += output.write(`${decorate(text, line)}\r\n`, end, 'latin1');
  }
  return output.subarray(0, end);
}

function inChunks(output: Buffer, take: (chunk: Buffer) => void): void {
  for (let from = 0; from < output.length; from += CHUNK_BYTES) take(output.subarray(from, from + CHUNK_BYTES));
}

function best(name: string, unit: string, run: () => number, isBetter: (a: number, b: number) => boolean): void {
  let figure = run();
  for (let at = 1; at < RUNS; at++) {
    const next = run();
    if (isBetter(next, figure)) figure = next;
  }
  console.log(`${name.padEnd(58)} ${figure.toFixed(figure < 10 ? 3 : 1).padStart(8)} ${unit}`);
}

const more = (a: number, b: number) => a > b;
const less = (a: number, b: number) => a < b;

function throughput(output: Buffer, take: (chunk: Buffer) => void): number {
  const start = performance.now();
  inChunks(output, take);
  return output.length / MEGABYTE / ((performance.now() - start) / 1000);
}

function held(): number {
  // The first collection only unhooks buffers whose memory the second one counts as gone.
  for (let at = 0; at < 2; at++) (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** The longest the event loop was kept from other work while filters ran, in milliseconds. */
let longestHold = 0;

function watchHolds(): () => void {
  let last = performance.now();
  let timer = setImmediate(function look() {
    longestHold = Math.max(longestHold, performance.now() - last);
    last = performance.now();
    timer = setImmediate(look);
  });
  return () => clearImmediate(timer);
}

/** Resolves with the milliseconds until the whole store has been looked at, scanned in slices as in the engine. */
async function filter(logplex: Logplex, text: string, rows: number): Promise<number> {
  const start = performance.now();
  let view: LogView | undefined;
  await new Promise<void>((resolve) => {
    const check = () => {
      const span = (view as LogView).span();
      if (span.end - span.first >= rows) resolve();
    };
    view = logplex.view({ dynos: [], text }, check);
    check();
  });
  (view as LogView).dispose();
  return performance.now() - start;
}

async function filters(name: string, logplex: Logplex, text: string, rows: number): Promise<void> {
  let figure = Infinity;
  longestHold = 0;
  const stop = watchHolds();
  for (let at = 0; at < RUNS; at++) figure = Math.min(figure, await filter(logplex, text, rows));
  stop();
  console.log(`${name.padEnd(58)} ${figure.toFixed(1).padStart(8)} ms, engine held ${longestHold.toFixed(1)} ms at most`);
}

function withMarker(log: Logplex): Logplex {
  log.api('größe');
  return log;
}

const plain = makeOutput((text) => text);
const coloured = makeOutput((text) => `\x1b[32m${text.slice(0, 20)}\x1b[0m${text.slice(20)}`);

best('splitter alone', 'MB/s', () => {
  const splitter = new LineSplitter({ line() {}, partial() {} });
  return throughput(plain, (chunk) => splitter.push(chunk));
}, more);
best('splitter and log, no view', 'MB/s', () => {
  const writer = new Logplex().writer('web.1');
  return throughput(plain, (chunk) => writer.write(chunk));
}, more);
best('the same over budget (64 MiB)', 'MB/s', () => {
  const writer = new Logplex({ budgetBytes: 64 * 1024 * 1024 }).writer('web.1');
  return throughput(plain, (chunk) => writer.write(chunk));
}, more);

const before = held();
const logplex = new Logplex();
const writer = logplex.writer('web.1');
inChunks(plain, (chunk) => writer.write(chunk));
console.log(`lines kept ${logplex.endLine - logplex.firstLine}`);
console.log(`memory per byte printed, as counted   ${(logplex.bytes / plain.length).toFixed(3)}`);
console.log(`memory per byte printed, as measured  ${((held() - before) / plain.length).toFixed(3)}`);
best('1,000 rows from the middle', 'ms', () => {
  const view = logplex.view({ dynos: [], text: '' }, () => {});
  const start = performance.now();
  view.rows(LINES / 2, 1000);
  const time = performance.now() - start;
  view.dispose();
  return time;
}, less);
await filters('literal "error" in 1,000,000 lines (1 % match)', logplex, 'error', LINES / 100);
await filters('literal "GET" (all match)', logplex, 'get', LINES);
await filters('literal "e" (all match)', logplex, 'e', LINES);
await filters('literal "no such text" (none but the last)', logplex, '999999 info', 1);

const colours = new Logplex();
const colourWriter = colours.writer('web.1');
inChunks(coloured, (chunk) => colourWriter.write(chunk));
await filters('literal "error", every line coloured', colours, 'error', LINES / 100);
await filters('literal "größe" (decoded), none match but the marker', withMarker(logplex), 'größe', 1);

best('recorder alone, no view, plain', 'MB/s', () => {
  const recorder = new Recorder();
  return throughput(plain, (chunk) => recorder.write(chunk));
}, more);
best('recorder alone, no view, every line coloured', 'MB/s', () => {
  const recorder = new Recorder();
  return throughput(coloured, (chunk) => recorder.write(chunk));
}, more);
best('recorder and log together, plain', 'MB/s', () => {
  const recorder = new Recorder();
  const log = new Logplex().writer('web.1');
  return throughput(plain, (chunk) => {
    recorder.write(chunk);
    log.write(chunk);
  });
}, more);
for (const [name, output] of [['plain', plain], ['every line coloured', coloured]] as const) {
  const recorder = new Recorder();
  recorder.write(output);
  best(`attaching a view, 2 MiB replay, ${name}`, 'ms', () => {
    const start = performance.now();
    recorder.attach({ bytes() {}, reset() {} }).dispose();
    return performance.now() - start;
  }, less);
}
process.exit(0);
