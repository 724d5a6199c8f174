import { setImmediate } from 'node:timers/promises';
import { Logplex } from '../logplex.ts';
import type { Block } from './block.ts';
import { MAX_COPY_BYTES } from './session-files.ts';
import { readBlocks } from './session-log-reader.ts';

/** The index in memory may be larger than its columns on disk; nothing of a run that is kept is to be dropped. */
const BUDGET_BYTES = 2 * MAX_COPY_BYTES;

/** The log of an earlier run, read from disk while it is already being looked at. */
export class EarlierRun {
  readonly logplex: Logplex;
  private loading: Promise<void> | null = null;
  private isWanted = true;

  /** @param onUnwatched the last view of it was closed: it forgets everything */
  constructor(
    private readonly folder: string,
    private readonly run: string,
    onUnwatched: () => void,
  ) {
    this.logplex = new Logplex({
      budgetBytes: BUDGET_BYTES,
      onUnwatched: () => {
        this.isWanted = false;
        onUnwatched();
      },
    });
  }

  /** Begins to read. Settles when all of it has been read, or nobody looks any more. */
  load(): Promise<void> {
    this.loading ??= this.read();
    return this.loading;
  }

  private async read(): Promise<void> {
    for await (const block of readBlocks(this.folder, this.run)) {
      if (!this.isWanted) return;
      this.add(block);
      // Reading dynos comes first.
      await setImmediate();
    }
  }

  private add({ firstTime, speakers, ends, delays, spokenBy, text }: Block): void {
    let start = 0;
    ends.forEach((end, at) => {
      const speaker = speakers[spokenBy[at] as number];
      const time = firstTime + (delays[at] as number);
      if (speaker !== undefined) this.logplex.restore(speaker, time, text.subarray(start, end - 1));
      start = end;
    });
  }
}
