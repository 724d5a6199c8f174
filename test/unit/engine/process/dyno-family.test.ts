import { describe, expect, test } from 'vitest';
import { DynoFamily } from '../../../../electron/engine/process/dyno-family.ts';
import type { ProcessEntry } from '../../../../electron/engine/system/process-table/process-entry.ts';
import { ProcessTable } from '../../../../electron/engine/system/process-table/process-table.ts';

const LEADER = 100;

/** A process that shares nothing with a dyno, but for what is said. */
function entry(pid: number, said: Partial<ProcessEntry>): ProcessEntry {
  return { pid, ppid: 1, pgid: pid, session: pid, startedAt: '7', stopped: false, mark: null, ...said };
}

const leader = entry(LEADER, { mark: 'ours' });

function members(family: DynoFamily, ...entries: ProcessEntry[]): number[] {
  return family.members(new ProcessTable(0, [leader, ...entries])).map(({ pid }) => pid).toSorted((a, b) => a - b);
}

describe('The family of a dyno', () => {
  test('has what its leader was given, with the sessions and children of that', () => {
    const adopted = entry(300, { ppid: LEADER });
    const worker = entry(301, { ppid: 300 });
    const colleague = entry(302, { session: 301 });
    expect(members(new DynoFamily(LEADER, 'ours'), adopted, worker, colleague)).toEqual([300, 301, 302]);
  });

  test('keeps what has been seen once, whatever it has dropped since', () => {
    const family = new DynoFamily(LEADER, 'ours');
    expect(members(family, entry(300, { mark: 'ours' }))).toEqual([300]);
    expect(members(family, entry(300, {}))).toEqual([300]);
  });

  test('does not take who has the pid of a member that has ended for that member', () => {
    const family = new DynoFamily(LEADER, 'ours');
    expect(members(family, entry(300, { mark: 'ours' }))).toEqual([300]);
    expect(members(family, entry(300, { startedAt: '8' }))).toEqual([]);
  });

  test("leaves init, the kernel's own and the session of the engine alone, though a member is of it", () => {
    const engine = entry(process.pid, { session: 50 });
    const shell = entry(51, { session: 50 });
    const moved = entry(300, { ppid: LEADER, session: 50 });
    const kernels = entry(301, { session: 0, mark: 'ours' });
    expect(members(new DynoFamily(LEADER, 'ours'), engine, shell, moved, kernels)).toEqual([]);
  });
});
