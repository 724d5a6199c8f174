import * as v from 'valibot';
import { type StartUp, judgeStartUp } from '../../../shared/app/activity.ts';
import { JsonStateFile } from '../storage/json-state-file.ts';
import type { Dyno } from '../dyno/dyno.ts';
import type { DynoProcess } from '../process/dyno-process.ts';

/** Kept for each process type: twice what is compared, so that a bad morning does not become what is usual. */
const KEPT_RUNS = 20;

const Times = v.record(v.string(), v.array(v.pipe(v.number(), v.minValue(0))));

/** How long the dynos of each process type took to be up, in this run of the app and those before. */
export class StartUpTimes {
  readonly #file: JsonStateFile;
  #byType = new Map<string, number[]>();

  /** @param file null: they are kept for this run only */
  constructor(file: string | null) {
    this.#file = new JsonStateFile(file);
  }

  /** Reads what earlier runs left; nothing, or what is no such file, is as good as a first run. */
  async open(): Promise<void> {
    const checked = v.safeParse(Times, await this.#file.read());
    if (checked.success) this.#byType = new Map(Object.entries(checked.output));
  }

  /** @param took milliseconds from spawn to up */
  add(type: string, took: number): StartUp {
    const earlier = this.#byType.get(type) ?? [];
    const judged = judgeStartUp(took, earlier);
    this.#byType.set(type, [...earlier, Math.round(took)].slice(-KEPT_RUNS));
    this.#file.note(() => Object.fromEntries(this.#byType));
    return judged;
  }

  /** Resolves once all of them are on disk. */
  close(): Promise<void> {
    return this.#file.written();
  }
}

interface Seen {
  process: DynoProcess;
  /** Of the monotonic clock; null once it is up, or when it was up from the start. */
  spawnedAt: number | null;
}

/** Takes the time from a dyno's spawn until it is up. Only of those whose port is waited for: others are up at once. */
export class StartUpWatch {
  readonly #seen = new WeakMap<Dyno, Seen>();

  /**
   * To be called after every step of a dyno.
   * @returns milliseconds, once for each process, when it has just come up
   */
  poll(dyno: Dyno): number | null {
    const { process, state } = dyno;
    if (process === null || dyno.kind === 'one-off' || dyno.launch?.awaitsBind !== true) return null;
    const seen = this.#seen.get(dyno);
    if (seen?.process !== process) {
      this.#seen.set(dyno, { process, spawnedAt: state === 'starting' ? performance.now() : null });
      return null;
    }
    if (state !== 'up' || seen.spawnedAt === null) return null;
    this.#seen.set(dyno, { process, spawnedAt: null });
    return performance.now() - seen.spawnedAt;
  }
}
