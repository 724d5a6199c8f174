import { describe, expect, test } from 'vitest';
import type { DynoUsage } from '../../../../electron/engine/dyno-manager/dyno-usage.ts';
import { MemoryWatch } from '../../../../electron/engine/dyno-manager/memory-watch.ts';
import type { DynoProcess } from '../../../../electron/engine/process/dyno-process.ts';

/** @param mebibytes of memory */
function usage(process: object, mebibytes: number): DynoUsage {
  const memory = mebibytes * 1024 * 1024;
  return { dyno: 'web.1', process: process as DynoProcess, memory, cpu: 0, cpuMs: 0, faults: 0, pids: [1] };
}

function watch(): { memory: MemoryWatch; said: string[] } {
  const said: string[] = [];
  const memory = new MemoryWatch({
    repeatMs: 20_000,
    quotaOf: () => 512,
    log: (dyno, text) => said.push(`${dyno}: ${text}`),
    exceeded: (dyno, lines) => said.push(`end of ${dyno}`, ...lines),
  });
  return { memory, said };
}

describe('R14 and R15', () => {
  test('read as on Heroku', () => {
    const { memory, said } = watch();
    memory.check('R14+R15', 0, [usage({}, 646)]);
    memory.check('R14+R15', 0, [usage({}, 1038.3)]);
    expect(said).toEqual([
      'web.1: Process running mem=646M(126.2%)',
      'web.1: Error R14 (Memory quota exceeded)',
      'end of web.1',
      'Process running mem=1038M(202.8%)',
      'Error R15 (Memory quota vastly exceeded)',
    ]);
  });

  test('repeat every 20 s, for each process anew, and only while they are wanted', () => {
    const { memory, said } = watch();
    const [first, second] = [{}, {}];
    for (const at of [0, 2_000, 19_999, 20_000, 22_000]) memory.check('R14', at, [usage(first, 2_000)]);
    expect(said).toHaveLength(4);
    memory.check('R14', 22_000, [usage(second, 513)]);
    expect(said).toHaveLength(6);
    memory.check('off', 60_000, [usage(first, 2_000)]);
    memory.check('R14', 60_000, [usage(first, 512)]);
    expect(said).toHaveLength(6);
  });
});
