import { join } from 'node:path';
import { root } from '../../../electron/tools/root.mjs';
import { makeApp } from '../peers/bench-app.ts';
import type { Runner } from '../peers/runner.ts';
import { type Report, ReportChannel } from './report-channel.ts';
import { TerminalRun } from './terminal-run.ts';

const READY_MS = 60_000;

export interface IdleRun {
  run: TerminalRun;
  reports: ReportChannel;
  /** One per process, when it has printed its line. */
  ready: Report[];
  /** Resolves with the time at which the names of all processes have come out of the terminal. */
  shown: Promise<number>;
}

/** Starts processes that print one line each and idle, waits for all of them, and ends them after `action`. */
export async function withIdleRun<T>(
  runner: Runner,
  processes: number,
  action: (idle: IdleRun) => Promise<T>,
): Promise<T> {
  const reports = new ReportChannel();
  const names = Array.from({ length: processes }, (_, index) => `p${String(index + 1).padStart(2, '0')}`);
  const program = join(root, 'test/bench/programs/ready.sh');
  const app = makeApp(names.map((name) => ({ name, command: `sh ${program} ${reports.path} ${name}` })));
  const run = new TerminalRun(runner, app, reports);
  try {
    const shown = untilShown(run, names);
    const ready = await reports.until('ready', processes, READY_MS);
    return await action({ run, reports, ready, shown });
  } finally {
    run.end();
    reports.close();
    app.dispose();
  }
}

function untilShown(run: TerminalRun, names: string[]): Promise<number> {
  const missing = new Set(names);
  let rest = '';
  return new Promise((resolve) => {
    run.onOutput((text) => {
      if (missing.size === 0) return;
      const lines = (rest + text).split('\n');
      rest = lines.at(-1)!;
      for (const line of lines) for (const [, name] of line.matchAll(/(p\d\d) ready/g)) missing.delete(name!);
      if (missing.size === 0) resolve(performance.now());
    });
  });
}
