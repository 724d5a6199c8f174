import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as v from 'valibot';
import type { StartUp } from '../../../shared/activity.ts';
import { judgeStartUp } from '../../../shared/activity-start-up.ts';

/** Kept for each process type: twice what is compared, so that a bad morning does not become what is usual. */
const KEPT_RUNS = 20;

const Times = v.record(v.string(), v.array(v.pipe(v.number(), v.minValue(0))));

/** How long the dynos of each process type took to be up, in this run of the app and those before. */
export class StartUpTimes {
  #byType = new Map<string, number[]>();
  #written: Promise<void> = Promise.resolve();

  /** @param file null: they are kept for this run only */
  constructor(private readonly file: string | null) {}

  /** Reads what earlier runs left; nothing, or what is no such file, is as good as a first run. */
  async open(): Promise<void> {
    if (this.file === null) return;
    const text = await readFile(this.file, 'utf8').catch(() => '{}');
    const checked = v.safeParse(Times, parsed(text));
    if (checked.success) this.#byType = new Map(Object.entries(checked.output));
  }

  /** @param took milliseconds from spawn to up */
  add(type: string, took: number): StartUp {
    const earlier = this.#byType.get(type) ?? [];
    const judged = judgeStartUp(took, earlier);
    this.#byType.set(type, [...earlier, Math.round(took)].slice(-KEPT_RUNS));
    this.#written = this.#written.then(() => this.#write());
    return judged;
  }

  /** Resolves once all of them are on disk. */
  async close(): Promise<void> {
    await this.#written;
  }

  /** A reader never sees half a file. That it could not be written costs a comparison, never a dyno. */
  async #write(): Promise<void> {
    if (this.file === null) return;
    const next = `${this.file}.${process.pid}.tmp`;
    try {
      await mkdir(dirname(this.file), { recursive: true, mode: 0o700 });
      await writeFile(next, JSON.stringify(Object.fromEntries(this.#byType)), { mode: 0o600 });
      await rename(next, this.file);
    } catch {
      // As said above.
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
