import { describe, expect, it } from 'vitest';
import { findMark } from '../../../../../electron/engine/system/process-table/dyno-mark.ts';
import { parseProcStat } from '../../../../../electron/engine/system/process-table/proc-entries.ts';
import { parsePs } from '../../../../../electron/engine/system/process-table/ps-entries.ts';

function stat(name: string, state: string, threads: number): string {
  return `4242 (${name}) ${state} 17 18 19 34816 4242 4194304 1 2 3 4 5 6 7 8 20 0 ${threads} 0 987654 1000 200 1\n`;
}

describe('parseProcStat', () => {
  it('reads a name with spaces and parentheses', () => {
    const entry = { pid: 4242, ppid: 17, pgid: 18, session: 19, startedAt: '987654', stopped: false, mark: null };
    expect(parseProcStat(stat('a) R 1 (b', 'S', 1))).toEqual(entry);
  });

  it('tells what is stopped', () => {
    expect(parseProcStat(stat('vim', 'T', 1))?.stopped).toBe(true);
  });

  it('leaves zombies out, but not a process whose first thread has ended', () => {
    expect(parseProcStat(stat('gone', 'Z', 1))).toBeNull();
    expect(parseProcStat(stat('threads', 'Z', 3))?.pid).toBe(4242);
  });

  it('takes no broken line', () => {
    expect(parseProcStat('')).toBeNull();
    expect(parseProcStat('4242 (cut')).toBeNull();
  });
});

describe('parsePs', () => {
  it('reads pids, states, starts and marks, and leaves zombies out', () => {
    const output = [
      '    1     0     1 Ss   Fri Nov 20 08:00:00 2026     /sbin/launchd',
      '  501   400   501 S+   Fri Nov 20 09:54:07 2026     node web.js HOME=/Users/me DYNODECK_MARK=ab12-cd34 LANG=C',
      '  502   501   501 Z    Fri Nov 20 09:54:08 2026     (node)',
      '  503   501   503 T    Fri Nov  6 09:54:09 2026     vim DYNODECK_MARKS=no',
      '',
    ].join('\n');
    expect(parsePs(output)).toMatchObject([
      { pid: 1, ppid: 0, pgid: 1, mark: null },
      { pid: 501, ppid: 400, pgid: 501, session: 501, startedAt: 'Fri Nov 20 09:54:07 2026', mark: 'ab12-cd34' },
      { pid: 503, stopped: true, mark: null },
    ]);
  });
});

describe('findMark', () => {
  it('finds the variable wherever it stands, and no other that ends like it', () => {
    expect(findMark('DYNODECK_MARK=a-b\0HOME=/')).toBe('a-b');
    expect(findMark('HOME=/\0DYNODECK_MARK=a-b')).toBe('a-b');
    expect(findMark('HOME=/\0MY_DYNODECK_MARK=a-b\0')).toBeNull();
    expect(findMark('')).toBeNull();
  });
});
