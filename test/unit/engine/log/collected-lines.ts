import { type LineSink, LineSplitter, type Timers } from '../../../../electron/engine/log/store/line-splitter.ts';

/** Lines as a splitter hands them on. */
export class CollectedLines implements LineSink {
  lines: Buffer[] = [];
  partials: string[] = [];

  run(chunk: Uint8Array, bounds: Uint32Array, count: number): void {
    for (let at = 0; at < count; at++) this.line(chunk.subarray(bounds[2 * at], bounds[2 * at + 1]));
  }

  line(bytes: Uint8Array): void {
    this.lines.push(Buffer.from(bytes));
  }

  partial(bytes: Uint8Array): void {
    this.partials.push(Buffer.from(bytes).toString());
  }

  get texts(): string[] {
    return this.lines.map(String);
  }

  /** Bytes as strings: comparing buffers is a hundred times slower. */
  get latin1(): string[] {
    return this.lines.map((line) => line.toString('latin1'));
  }
}

export interface SplitOptions {
  /** Where the chunks end, as numbers of any size. */
  cuts?: number[];
  timers?: Timers;
  columns?: number;
}

/** The lines of a whole stream that comes in chunks. */
export function split(input: Uint8Array | string, options: SplitOptions = {}): CollectedLines {
  const { cuts = [], timers, columns = 80 } = options;
  const bytes = Buffer.from(input as string);
  const collected = new CollectedLines();
  const splitter = new LineSplitter(collected, timers, () => columns);
  let from = 0;
  for (const cut of [...cuts.map((c) => c % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]) {
    splitter.push(bytes.subarray(from, cut));
    from = cut;
  }
  splitter.end();
  return collected;
}

/** The same, every byte a chunk of its own. */
export function splitEverywhere(input: Uint8Array | string, columns = 80): CollectedLines {
  const length = Buffer.from(input as string).length;
  return split(input, { cuts: Array.from({ length }, (_, at) => at), columns });
}
