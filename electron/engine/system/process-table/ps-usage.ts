/** What processes use on macOS, from ps(1), without their environments: those are what makes a look slow there. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { psEntry } from './ps-entries.ts';
import { ProcessTable } from './process-table.ts';
import type { UsageTable, UsedProcess } from './process-usage.ts';

const COLUMNS = ['pid', 'ppid', 'pgid', 'stat', 'rss', 'time', 'lstart'].flatMap((name) => ['-o', `${name}=`]);
const LINE = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(\d+)\s+(\S+)\s+(\w+\s+\w+\s+\d+\s+[\d:]+\s+\d+)\s*$/;
const KILOBYTE = 1_024;
/** A hundred thousand processes. */
const MAX_OUTPUT_BYTES = 16 * 1024 * 1024;

/** @throws when ps cannot be run */
export async function lookByPs(): Promise<UsageTable> {
  const takenAt = performance.now();
  const options = { env: { PATH: '/bin:/usr/bin', LC_ALL: 'C' }, maxBuffer: MAX_OUTPUT_BYTES };
  const { stdout } = await promisify(execFile)('ps', ['-A', ...COLUMNS], options);
  const found = parsePsUsage(stdout);
  const usages = new Map(found.map(({ entry, usage }) => [entry.pid, usage]));
  return { table: new ProcessTable(takenAt, found.map(({ entry }) => entry)), usageOf: (pid) => usages.get(pid) };
}

/** The processes in that output, without zombies. */
export function parsePsUsage(output: string): UsedProcess[] {
  return output.split('\n').flatMap((line) => {
    const [, pid, ppid, pgid, state, resident, time, startedAt] = LINE.exec(line) ?? [];
    const entry = psEntry([pid, ppid, pgid], state, startedAt, null);
    if (entry === null || time === undefined) return [];
    return [{ entry, usage: { cpuMs: milliseconds(time), resident: Number(resident) * KILOBYTE, faults: null } }];
  });
}

/** A time of `ps` in milliseconds: `1-02:03:04`, `02:03:04` or `3:04.05`. */
function milliseconds(time: string): number {
  const [days, clock] = time.includes('-') ? time.split('-') : ['0', time];
  const seconds = (clock ?? '').split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return Math.round((Number(days) * 86_400 + seconds) * 1_000);
}
