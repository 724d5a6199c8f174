import { readFile } from 'node:fs/promises';
import type { LogRun } from '../../../../shared/logs/log.ts';
import { type Block, blockLength, blockSummary, decodeBlock } from './block.ts';
import { FILE_HEAD_BYTES, linesBefore } from './session-file.ts';
import { filesOfRun, listFiles, type SessionFile, startOfRun } from './session-files.ts';

const MICROSECONDS = 1000;

/** The blocks of a run in the order of writing. What was not written whole, as before a crash, is left out. */
export async function* readBlocks(folder: string, run: string): AsyncGenerator<Block> {
  for (const { path } of await filesOfRun(folder, run)) {
    const file = await readFile(path).catch(() => Buffer.alloc(0));
    for (const { at, length } of blocksIn(file)) {
      const block = decodeBlock(file.subarray(at, at + length));
      if (block === null) break;
      yield block;
    }
  }
}

/** All runs but one, newest first. Runs without a whole block are left out. */
export async function listRuns(folder: string, except: string | null): Promise<LogRun[]> {
  const byRun = new Map<string, SessionFile[]>();
  for (const file of await listFiles(folder)) {
    if (file.run !== except) byRun.set(file.run, [...(byRun.get(file.run) ?? []), file]);
  }
  const runs = await Promise.all([...byRun].map(([run, files]) => summaryOf(run, files)));
  return runs.filter(({ lines }) => lines > 0).sort((a, b) => b.startedAt - a.startedAt);
}

/** Each file says how many lines came before it: only the last one is looked through. */
async function summaryOf(run: string, files: SessionFile[]): Promise<LogRun> {
  const [first, last] = [files[0] as SessionFile, files.at(-1) as SessionFile];
  const head = await readFile(last.path).catch(() => Buffer.alloc(0));
  const start = first === last ? head : await readFile(first.path).catch(() => Buffer.alloc(0));
  let lines = linesBefore(head) - linesBefore(start);
  let endedAt = last.writtenAt;
  for (const { at } of blocksIn(head)) {
    const summary = blockSummary(head, at);
    lines += summary.lines;
    endedAt = Math.floor(summary.lastTime / MICROSECONDS);
  }
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return { run, startedAt: startOfRun(run) ?? 0, endedAt, lines, bytes };
}

function* blocksIn(file: Buffer): Generator<{ at: number; length: number }> {
  let at = FILE_HEAD_BYTES;
  for (let length = blockLength(file, at); length !== null; length = blockLength(file, at)) {
    yield { at, length };
    at += length;
  }
}
