import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, onTestFinished, test } from 'vitest';
import { PAGE_BYTES, parseProcUsage, ProcUsageReader } from '../../../../../electron/engine/system/process-table/proc-usage.ts';
import { parsePsUsage } from '../../../../../electron/engine/system/process-table/ps-usage.ts';

describe('parseProcUsage', () => {
  test('adds up what a process and the children it has waited for have used', () => {
    const stat =
      '4242 (a) R 1 (b) S 17 18 19 34816 4242 4194304 100 20 3 4 50 10 5 1 20 0 1 0 987654 1000000 256 18446744073709551615\n';
    expect(parseProcUsage(stat)).toEqual({ faults: 127, cpuMs: 660, resident: 256 * PAGE_BYTES });
  });
});

describe('parsePsUsage', () => {
  test('reads memory and times of macOS and Linux, and leaves zombies out', () => {
    const output = [
      '    1     0     1 Ss     12345   0:12.34 Fri Nov 20 08:00:00 2026',
      '  501   400   501 S+       200  01:02:03 Fri Nov 20 09:54:07 2026',
      '  502   501   501 T          8 2-00:00:01 Fri Nov  6 09:54:08 2026    ',
      '  503   501   501 Z          0   0:00.00 Fri Nov 20 09:54:08 2026',
      '',
    ].join('\n');
    const found = parsePsUsage(output);
    expect(found.map(({ usage }) => usage)).toEqual([
      { cpuMs: 12_340, resident: 12_345 * 1024, faults: null },
      { cpuMs: 3_723_000, resident: 200 * 1024, faults: null },
      { cpuMs: 172_801_000, resident: 8 * 1024, faults: null },
    ]);
    expect(found[2]?.entry).toMatchObject({ pid: 502, ppid: 501, stopped: true, startedAt: 'Fri Nov  6 09:54:08 2026' });
  });
});

async function sleeper(): Promise<ChildProcess & { pid: number }> {
  const child = spawn('sleep', ['1000']);
  await once(child, 'spawn');
  onTestFinished(() => void child.kill('SIGKILL'));
  return child as ChildProcess & { pid: number };
}

describe.runIf(process.platform === 'linux')('ProcUsageLooks', () => {
  test('finds what was started since the look before, and gives the usage of what is watched at every look', async () => {
    const looks = new ProcUsageReader();
    const first = await sleeper();
    expect(looks.sample(new Set()).table.get(first.pid)?.ppid).toBe(process.pid);
    for (let look = 0; look < 12; look++) {
      const next = await sleeper();
      const { table, usageOf } = looks.sample(new Set([first.pid]));
      expect(table.childrenOf(process.pid).map(({ pid }) => pid)).toContain(next.pid);
      expect(usageOf(first.pid)?.resident).toBeGreaterThan(0);
      next.kill('SIGKILL');
    }
  });

  test('loses what has ended, though nothing has been started since', async () => {
    const looks = new ProcUsageReader();
    const child = await sleeper();
    const watched = new Set([child.pid]);
    looks.sample(watched);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const { table, usageOf } = looks.sample(watched);
    expect(table.get(child.pid)).toBeUndefined();
    expect(usageOf(child.pid)).toBeUndefined();
  });
});
