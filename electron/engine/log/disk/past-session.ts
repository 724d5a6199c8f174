import { setImmediate } from 'node:timers/promises';
import { Logplex } from '../logplex.ts';
import type { Block } from './block.ts';
import { MAX_COPY_BYTES } from './session-files.ts';
import { readBlocks } from './session-log-reader.ts';

/** The index in memory may be larger than its columns on disk; nothing of a run that is kept is to be dropped. */
const BUDGET_BYTES = 2 * MAX_COPY_BYTES;

/** The log of an earlier run, read from disk while it is already being looked at. */
export class PastSession {
  readonly logplex: Logplex;
  #loading: Promise<void> | null = null;
  #isWanted = true;

  readonly #folder: string;
  readonly #run: string;

  /** @param onUnwatched the last view of it was closed: it forgets everything */
  constructor(
    folder: string,
    run: string,
    onUnwatched: () => void,
  ) {
    this.#folder = folder;
    this.#run = run;
    this.logplex = new Logplex({
      budgetBytes: BUDGET_BYTES,
      onUnwatched: () => {
        this.#isWanted = false;
        onUnwatched();
      },
    });
  }

  /** Begins to read. Settles when all of it has been read, or nobody looks any more. */
  load(): Promise<void> {
    this.#loading ??= this.#read();
    return this.#loading;
  }

  async #read(): Promise<void> {
    for await (const block of readBlocks(this.#folder, this.#run)) {
      if (!this.#isWanted) return;
      this.#add(block);
      // Reading dynos comes first.
      await setImmediate();
    }
  }

  #add({ firstTime, origins, ends, delays, spokenBy, text }: Block): void {
    let start = 0;
    ends.forEach((end, at) => {
      const origin = origins[spokenBy[at] as number];
      const time = firstTime + (delays[at] as number);
      if (origin !== undefined) this.logplex.restore(origin, time, text.subarray(start, end - 1));
      start = end;
    });
  }
}
