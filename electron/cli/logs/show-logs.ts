import { setTimeout } from 'node:timers/promises';
import { type ColourDepth, paintMessage, RESET } from '../../../shared/logs/heroku-colours.ts';
import { DynodeckError } from '../../../shared/contract/failure.ts';
import { formatTime, type LogFilter, type LogRow } from '../../../shared/logs/log.ts';
import { ClosedApp } from '../../engine/app/closed-app.ts';
import { stateFolder } from '../../server/host/state-folder.ts';
import { findApp, type FoundApp, requireApp } from '../app/find-app.ts';
import { nearestClosedApp } from '../app/nearest-closed-app.ts';
import { signalStatus } from '../output/exit-reason.ts';
import { colourDepth } from '../output/colour-depth.ts';
import { type DescriptorOutput, standardOutput } from '../output/descriptor-output.ts';
import { isAppOutput, LinePrefixes } from './line-prefix.ts';
import { LogTail } from './log-tail.ts';

export interface LogsOptions {
  folder: string | null;
  /** Null: all that there are. */
  lines: number | null;
  tail: boolean;
  filter: LogFilter;
  noColour: boolean;
  json: boolean;
}

const ESC = '\x1b';
/** Formatted and written at once. */
const PAGE_ROWS = 1000;
/** How soon a restarted app is found again: not felt, and a look costs little. */
const SEARCH_AGAIN_MS = 500;

/**
 * `dynodeck logs`: what the engine that has the app open holds; without one, what is on disk of earlier runs. With
 * `tail` it goes on when the app is closed and opened again.
 * @returns the exit status
 */
export async function showLogs(options: LogsOptions): Promise<number> {
  const output = standardOutput();
  const found = await findApp(options.folder);
  if (found === null) {
    const stored = await nearestClosedApp(options.folder, async (app) => (await app.logSessions()).length > 0);
    if (stored === null) await requireApp(options.folder);
    else await printStored(stored, options, output);
    if (options.tail && stored !== null) await followRestarts(stored.folder, options, output);
  } else {
    await printOpen(found, options.lines ?? Infinity, options, output);
    if (options.tail) await followRestarts(found.app.folder, options, output);
  }
  return output.closed ? signalStatus('SIGPIPE') : 0;
}

/** Prints what comes whenever the app is open again, until nobody reads any more. */
async function followRestarts(folder: string, options: LogsOptions, output: DescriptorOutput): Promise<void> {
  tellWaiting(folder);
  while (!output.closed) {
    await setTimeout(SEARCH_AGAIN_MS);
    const found = await findApp(folder);
    if (found === null) continue;
    if (found.app.folder === folder) {
      await printOpen(found, Infinity, options, output);
      tellWaiting(folder);
    } else {
      found.client.close();
    }
  }
}

function tellWaiting(folder: string): void {
  process.stderr.write(`Nothing has ${folder} open: waiting until something does. Ctrl-C ends this.\n`);
}

async function printStored(stored: ClosedApp, options: LogsOptions, output: DescriptorOutput): Promise<void> {
  const rows = await stored.lastRows(options.filter, options.lines ?? Infinity);
  await printPages(rows, printer(options, [], output));
}

async function printPages(rows: LogRow[], print: (rows: LogRow[]) => Promise<void>): Promise<void> {
  for (let from = 0; from < rows.length; from += PAGE_ROWS) await print(rows.slice(from, from + PAGE_ROWS));
}

/** Prints the log of an open app; with `tail`, until it is closed. */
async function printOpen(
  { client, app }: FoundApp,
  lines: number,
  options: LogsOptions,
  output: DescriptorOutput,
): Promise<void> {
  // The end of a connection is not waited for: where nothing else is left to do, Node would exit before it.
  const unread = new Promise<true>((resolve) => output.onClose(() => resolve(true)));
  const print = printer(options, app.dynos.map(({ name }) => name), output);
  const tail = new LogTail({
    client,
    app: app.id,
    filter: options.filter,
    print,
    onDropped: (dropped) =>
      process.stderr.write(`${dropped} lines came faster than they were read, and are not shown.\n`),
  });
  try {
    const isWhole = await Promise.race([readTail(tail, lines, options.tail), unread]);
    if (!isWhole) await printRest(tail, app.folder, options.filter, print);
  } finally {
    client.close();
  }
}

/** @returns false when the connection ended before everything was read */
async function readTail(tail: LogTail, lines: number, follows: boolean): Promise<boolean> {
  try {
    await tail.printLast(lines, !follows);
  } catch (error) {
    if (error instanceof DynodeckError && error.code === 'closed') return false;
    throw error;
  }
  return follows ? tail.follow() : true;
}

/** Goes on from the copy on disk where a connection ended, and says so. */
async function printRest(
  tail: LogTail,
  folder: string,
  filter: LogFilter,
  print: (rows: LogRow[]) => Promise<void>,
): Promise<void> {
  const stored = new ClosedApp(folder, stateFolder(process.env));
  const rows = await stored.rowsOfSession(filter, (session) => tail.printed.knows(session));
  const rest = rows && tail.printed.restOf(rows, tail.awaited);
  process.stderr.write(`The engine ended before its log was read to the end: ${describeRest(tail, rest)}.\n`);
  await printPages(rest ?? [], print);
}

function describeRest({ printed, unread }: LogTail, rest: LogRow[] | null): string {
  // Nothing tells which of the runs on disk it was.
  if (printed.isEmpty) return 'nothing of it was printed; `dynodeck logs` shows what is on disk';
  const missing = unread - (rest?.length ?? 0);
  const loss = missing > 0 ? [`at least ${missing} lines are lost`] : [];
  return [...loss, rest === null ? 'no copy of it is on disk' : 'the rest is from the copy on disk'].join(', and ');
}

function printer(
  { json, noColour }: LogsOptions,
  dynos: string[],
  output: DescriptorOutput,
): (rows: LogRow[]) => Promise<void> {
  const format = json ? formatJson : coloured(colourDepth(noColour), dynos);
  return (rows) => output.write(Buffer.from(rows.map((row) => `${format(row)}\n`).join('')));
}

function coloured(depth: ColourDepth, dynos: string[]): (row: LogRow) => string {
  const prefixes = new LinePrefixes('heroku', depth, dynos);
  return ({ source, dyno, time, text }) => {
    const prefix = prefixes.of(source, dyno, time);
    if (!isAppOutput(source, dyno)) return prefix + paintMessage(text, depth);
    return prefix + text + (depth !== 'none' && text.includes(ESC) ? RESET : '');
  };
}

function formatJson({ source, dyno, time, level, text }: LogRow): string {
  return JSON.stringify({ time: formatTime(time), source, dyno, level, message: text });
}
