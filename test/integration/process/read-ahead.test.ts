import { describe, expect, it, onTestFinished } from 'vitest';
import { type DynoProcess } from '../../../electron/engine/process/dyno-process.ts';
import { spawnDyno } from '../../../electron/engine/process/spawn-dyno.ts';
import { program } from './running-dyno.ts';

const LINE_BYTES = 102;
/** More than is ever read ahead. */
const LINES = 1_000_000;
/** For every slice: the consumer is several times slower than a terminal can be read. In milliseconds. */
const WORK_MS = 1;
/** When a dyno that is behind is told to end: by then much has been read ahead. */
const ENOUGH_BYTES = 4 * 1024 * 1024;

interface Ending {
  status: number;
  output: Buffer;
}

/** Runs `lines.mjs` under a consumer that cannot keep up, and does something to it while it is behind. */
function endWhileBehind(act: (process: DynoProcess) => void): Promise<Ending> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  return new Promise((resolve) => {
    const process = spawnDyno({
      command: program('lines.mjs', LINES),
      cwd: import.meta.dirname,
      env: { PATH: globalThis.process.env['PATH'] ?? '' },
      columns: 80,
      rows: 24,
      onData: (chunk) => {
        if (bytes < ENOUGH_BYTES && bytes + chunk.length >= ENOUGH_BYTES) act(process);
        chunks.push(Uint8Array.from(chunk));
        bytes += chunk.length;
        work();
      },
      onExit: (status) => resolve({ status, output: Buffer.concat(chunks) }),
    });
    onTestFinished(() => process.kill());
  });
}

function work(): void {
  const end = performance.now() + WORK_MS;
  while (performance.now() < end);
}

/** The first line that is not where it belongs; null when all are. A line may be cut off at the end. */
function misplacedLine(output: Buffer): string | null {
  for (let at = 0, line = 0; at + LINE_BYTES <= output.length; at += LINE_BYTES, line++) {
    const text = output.toString('latin1', at, at + LINE_BYTES);
    if (text !== `${String(line).padStart(9, '0')} ${'abcdefghij'.repeat(9)}\r\n`) return text;
  }
  return null;
}

describe('a dyno that prints faster than its output is worked on', () => {
  it.each([
    { how: 'terminate', status: 128 + 15 },
    { how: 'kill', status: 128 + 9 },
  ] as const)('ends after all that was read of it, in order, and with its status: $how', async ({ how, status }) => {
    const ending = await endWhileBehind((process) => process[how]());
    expect(ending.status).toBe(status);
    expect(ending.output.length).toBeGreaterThan(ENOUGH_BYTES);
    expect(misplacedLine(ending.output)).toBeNull();
  });
});
