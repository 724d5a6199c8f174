import { closeSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Figures } from '../part.ts';
import type { Runner } from '../peers/runner.ts';
import { SCRIPT } from '../peers/script.ts';
import { checkLines } from './check-lines.ts';
import { runPiped } from './piped-run.ts';
import { PrintJob } from './print-job.ts';
import { TerminalRun } from './terminal-run.ts';

/** Of {@link measurePrinting} and {@link measureFile}. */
export const PRINTING_UNITS = {
  child: 's',
  wall: 's',
  'child, file': 's',
  'wall, file': 's',
  lost: 'count',
  broken: 'count',
  disordered: 'count',
} as const;

/** Whether what the runner prints can be looked at line by line; `script` several times over is no runner. */
export function printsLines({ name, output }: Pick<Runner, 'name' | 'output'>): boolean {
  return output === 'lines' && name !== SCRIPT;
}

/** Runs printing processes with the output thrown away: a runner that needs a screen draws it into a terminal. */
export function measurePrinting(runner: Runner, ids: string[], lines: number): Promise<Figures> {
  if (runner.output === 'screen') return onScreen(runner, ids, lines);
  return intoFile(runner, ids, lines, () => '/dev/null');
}

/** The same into a file, of which every line is looked at afterwards. */
export async function measureFile(runner: Runner, ids: string[], lines: number): Promise<Figures> {
  let checked = { lost: 0, broken: 0, disordered: 0 };
  const look = async (file: string, expected: Record<string, number>) => {
    if (statSync(file).size === 0) throw new Error('it wrote nothing');
    checked = await checkLines(file, expected);
  };
  const { child, wall } = await intoFile(runner, ids, lines, (folder) => join(folder, 'output'), look);
  return { 'child, file': child!, 'wall, file': wall!, ...checked };
}

async function intoFile(
  runner: Pick<Runner, 'command' | 'env'>,
  ids: string[],
  lines: number,
  fileIn: (folder: string) => string,
  look: (file: string, expected: Record<string, number>) => Promise<void> = async () => {},
): Promise<Figures> {
  const job = new PrintJob(ids, lines);
  const file = fileIn(job.app.folder);
  const output = openSync(file, 'w');
  try {
    const ended = runPiped(runner.command(job.app), runner.env, job.app.folder, output);
    const child = await Promise.race([job.printed(), ended.then(() => endedEarly())]);
    job.letLeave();
    await ended;
    const wall = (performance.now() - job.goAt) / 1000;
    await look(file, job.expected);
    return { child: child / 1000, wall };
  } finally {
    closeSync(output);
    job.close();
  }
}

function endedEarly(): never {
  throw new Error('it ended before its processes had printed');
}

async function onScreen(runner: Runner, ids: string[], lines: number): Promise<Figures> {
  const job = new PrintJob(ids, lines);
  const run = new TerminalRun(runner, job.app, job.reports);
  try {
    return { child: (await job.printed()) / 1000 };
  } finally {
    run.end();
    job.close();
  }
}
