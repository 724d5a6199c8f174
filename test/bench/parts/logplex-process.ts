/**
 * Speed and memory of the log and of a terminal's recorder, in a process of its own: `--expose-gc`, argument the number
 * of lines. Prints one line of JSON, a name of a figure → value.
 */
import { LineSplitter } from '../../../electron/engine/log/store/line-splitter.ts';
import { Logplex } from '../../../electron/engine/log/logplex.ts';
import { Recorder } from '../../../electron/engine/terminal/recorder.ts';
import type { Figures } from '../part.ts';
import { colouredLines, inChunks, plainLines } from './log-lines.ts';

function measure(lines: number): Figures {
  const plain = plainLines(lines);
  const coloured = colouredLines(lines);
  const before = held();
  const logplex = new Logplex();
  const writer = logplex.writer('web.1');
  const log = timed(plain, (chunk) => writer.write(chunk));
  const kept = logplex.endLine - logplex.firstLine;
  return {
    splitter: timedWith(plain, () => {
      const splitter = new LineSplitter({ run() {}, line() {}, partial() {} });
      return (chunk) => splitter.push(chunk);
    }),
    log,
    'recorder, plain': recording(plain),
    'recorder, coloured': recording(coloured),
    'bytes per byte': (held() - before) / plain.length,
    'not kept': lines - kept,
  };
}

function recording(output: Buffer): number {
  return timedWith(output, () => {
    const recorder = new Recorder();
    return (chunk) => recorder.write(chunk);
  });
}

function timedWith(output: Buffer, make: () => (chunk: Buffer) => void): number {
  return timed(output, make());
}

/** Milliseconds for all of the output, in chunks as they come from a terminal. */
function timed(output: Buffer, take: (chunk: Buffer) => void): number {
  const start = performance.now();
  inChunks(output, take);
  return performance.now() - start;
}

function held(): number {
  // The first collection only unhooks buffers whose memory the second one counts as gone.
  for (let at = 0; at < 2; at++) (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

console.log(JSON.stringify(measure(Number(process.argv[2]))));
process.exit(0);
