import * as v from 'valibot';
import { JsonStateFile } from '../storage/json-state-file.ts';
import { type LaunchFingerprint, FootingSchema } from './launch-fingerprint.ts';

const FileSchema = v.object({ version: v.literal(1), good: v.record(v.string(), FootingSchema) });

/**
 * What each process type last ran well on. Kept across runs of Dynodeck: the change that breaks a dyno is often made
 * while nothing runs.
 */
export class LastGoodLaunches {
  readonly #file: JsonStateFile;
  #good: Record<string, LaunchFingerprint> = {};

  /** @param file null: kept in memory only */
  constructor(file: string | null) {
    this.#file = new JsonStateFile(file);
  }

  async open(): Promise<void> {
    const read = v.safeParse(FileSchema, await this.#file.read());
    if (read.success) this.#good = { ...read.output.good, ...this.#good };
  }

  of(type: string): LaunchFingerprint | null {
    return (Object.hasOwn(this.#good, type) ? this.#good[type] : null) ?? null;
  }

  set(type: string, fingerprint: LaunchFingerprint): void {
    this.#good = { ...this.#good, [type]: fingerprint };
    this.#file.note(() => ({ version: 1, good: this.#good }));
  }

  /** Resolves once everything is on disk. */
  written(): Promise<void> {
    return this.#file.written();
  }
}
