import type { LogCursor } from '../../engine/log/log-cursor.ts';
import { MAX_LINE_BYTES } from '../../engine/log/store/terminal-line.ts';
import type { DescriptorOutput } from '../output/descriptor-output.ts';
import type { LineWriter } from './line-writer.ts';

/** Of the prefixes of one line: of the pieces that the longest is cut into where Heroku's form is asked for. */
const PREFIX_BYTES = 64 * 1024;
/**
 * One write: many lines, formatted in a few milliseconds. Every write wakes a thread, which costs more than copying
 * small lines does. No smaller than the longest line with its prefixes.
 */
const CHUNK_BYTES = MAX_LINE_BYTES + PREFIX_BYTES;

/**
 * Prints an app's log as fast as its reader takes it, and no faster: what is not printed yet waits in the log, and
 * nothing here makes a dyno wait.
 */
export class LogPrinter {
  readonly #chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  #printing: Promise<void> | null = null;
  #woken = false;
  #toldDropped = 0;

  readonly #reader: LogCursor;
  readonly #writer: LineWriter;
  readonly #output: DescriptorOutput;
  readonly #onDropped: (lines: number) => void;

  constructor(
    reader: LogCursor,
    writer: LineWriter,
    output: DescriptorOutput,
    onDropped: (lines: number) => void,
  ) {
    this.#reader = reader;
    this.#writer = writer;
    this.#output = output;
    this.#onDropped = onDropped;
  }

  /** Lines have come. */
  wake(): void {
    this.#woken = true;
    this.#printing ??= this.#print().finally(() => (this.#printing = null));
  }

  /** Resolves once every line of the log is out, or nobody reads any more. */
  async drain(): Promise<void> {
    await this.#printing;
    this.#woken = true;
    await this.#print();
  }

  /** What comes while it writes waits for the next waking: else a flood would be written in scraps. */
  async #print(): Promise<void> {
    for (let isFull = false; (this.#woken || isFull) && !this.#output.closed; ) {
      this.#woken = false;
      isFull = false;
      const length = this.#fill(() => (isFull = true));
      if (length > 0) await this.#output.write(this.#chunk.subarray(0, length));
    }
  }

  #fill(onFull: () => void): number {
    const target = this.#chunk;
    const writer = this.#writer;
    let at = 0;
    this.#reader.readRuns(
      (segment, from, to) => {
        let next = from;
        for (let count = 1; count > 0 && next < to; next += count) {
          count = writer.writeRun(target, at, segment, next, to);
          at = writer.end;
        }
        if (next < to) onFull();
        return next - from;
      },
      (origin, time, data, from, to) => {
        const end = writer.write(target, at, origin, time, data, from, to);
        if (end < 0) onFull();
        else at = end;
        return end >= 0;
      },
    );
    const { dropped } = this.#reader;
    if (dropped > this.#toldDropped) this.#onDropped(dropped - this.#toldDropped);
    this.#toldDropped = dropped;
    return at;
  }
}
