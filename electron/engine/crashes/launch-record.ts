import { setTimeout as delay } from 'node:timers/promises';
import { GOOD_RUN_MS } from '../../../shared/dynos/dyno-machine.ts';
import type { Dyno, Launch } from '../dyno/dyno.ts';
import type { GitPlace } from '../git/git.ts';
import type { LaunchFingerprint, FingerprintReader } from './launch-fingerprint.ts';

/** A start must not wait for git, nor a whole formation's starts compete with it. */
const READ_AFTER_MS = 1_000;

/** One run of a dyno, from its start to whatever ended it. */
export class LaunchRecord {
  readonly startedAt = Date.now();
  readonly place: GitPlace;
  /** Whether its end has been dealt with. */
  over = false;
  #upAt: number | null = null;
  #fingerprint: LaunchFingerprint | null = null;
  #reading: Promise<LaunchFingerprint | null> | null = null;

  readonly #reader: FingerprintReader;

  constructor(
    readonly type: string,
    readonly launch: Launch,
    environment: Record<string, string>,
    reader: FingerprintReader,
  ) {
    this.#reader = reader;
    this.place = { folder: launch.cwd, environment };
    void delay(READ_AFTER_MS, undefined, { ref: false }).then(() => (this.over ? undefined : this.fingerprint()));
  }

  /** Null before it was read. */
  get footingSoFar(): LaunchFingerprint | null {
    return this.#fingerprint;
  }

  get wasUp(): boolean {
    return this.#upAt !== null;
  }

  /** It was up for so long that what ended it is another story. */
  ranWellUntil(end: number): boolean {
    return this.#upAt !== null && end - this.#upAt >= GOOD_RUN_MS;
  }

  /** What it stands on, read now unless it was already; null when that failed. */
  fingerprint(): Promise<LaunchFingerprint | null> {
    this.#reading ??= this.#reader.read(this.launch, this.startedAt, this.place).then(
      (fingerprint) => (this.#fingerprint = fingerprint),
      () => null,
    );
    return this.#reading;
  }

  observe({ state }: Dyno): void {
    if (state === 'up') this.#upAt ??= Date.now();
  }
}
