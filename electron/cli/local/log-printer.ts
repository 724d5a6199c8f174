import type { LogReader } from '../../engine/log/log-reader.ts';
import type { DescriptorOutput } from '../output/descriptor-output.ts';
import type { LineWriter } from './line-writer.ts';

/** One write: many lines, formatted in about a millisecond. Larger than the longest line with its prefix. */
const CHUNK_BYTES = 256 * 1024;

/**
 * Prints an app's log as fast as its reader takes it, and no faster: what is not printed yet waits in the log, and
 * nothing here makes a dyno wait.
 */
export class LogPrinter {
  readonly #chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  #printing: Promise<void> | null = null;
  #toldDropped = 0;

  constructor(
    private readonly reader: LogReader,
    private readonly writer: LineWriter,
    private readonly output: DescriptorOutput,
    private readonly onDropped: (lines: number) => void,
  ) {}

  /** Lines have come. */
  wake(): void {
    this.#printing ??= this.#print().finally(() => (this.#printing = null));
  }

  /** Resolves once every line of the log is out, or nobody reads any more. */
  async drain(): Promise<void> {
    await this.#printing;
    await this.#print();
  }

  async #print(): Promise<void> {
    for (;;) {
      const length = this.output.closed ? 0 : this.#fill();
      if (length === 0) return;
      await this.output.write(this.#chunk.subarray(0, length));
    }
  }

  #fill(): number {
    let at = 0;
    this.reader.read((speaker, time, data, from, to) => {
      const end = this.writer.write(this.#chunk, at, speaker, time, data, from, to);
      if (end >= 0) at = end;
      return end >= 0;
    });
    const { dropped } = this.reader;
    if (dropped > this.#toldDropped) this.onDropped(dropped - this.#toldDropped);
    this.#toldDropped = dropped;
    return at;
  }
}
