import type { AppSnapshot } from '../../../shared/app/app.ts';
import type { DynoSnapshot } from '../../../shared/dynos/dyno.ts';
import type { Dyno } from '../dyno/dyno.ts';

/** A part of an app: it hears of the others by events, and asks them by methods. */
export interface AppPart {
  /** Called once, before the files are read. */
  open?(): Promise<void> | void;
  /** The app is being closed, and its dynos are about to be told to end. */
  closing?(): void;
  /** Called once all dynos have ended. */
  close?(): Promise<void> | void;
  /** What clients see of it. */
  snapshot?(): Partial<AppSnapshot>;
  /** What clients see of it at a dyno. */
  dynoSnapshot?(dyno: Dyno): Partial<DynoSnapshot>;
}

type Intersection<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void ? I : never;
type SnapshotOf<P> = P extends { snapshot(): infer S } ? S : never;

/** The parts of an app as one: opened in their order, closed in reverse. `Shown`: what they add to its snapshot. */
export class AppParts<Shown = unknown> {
  readonly #parts: readonly AppPart[];

  /** For `of`, which knows what they add. */
  constructor(parts: readonly AppPart[]) {
    this.#parts = parts;
  }

  static of<P extends AppPart[]>(...parts: P): AppParts<Intersection<SnapshotOf<P[number]>>> {
    return new AppParts(parts);
  }

  /** All are begun in their order, and then awaited together: a start waits for the slowest only. */
  async open(): Promise<void> {
    await Promise.all(this.#parts.map((part) => part.open?.()));
  }

  closing(): void {
    for (const part of this.#parts.toReversed()) part.closing?.();
  }

  async close(): Promise<void> {
    for (const part of this.#parts.toReversed()) await part.close?.();
  }

  snapshot(): Shown {
    return Object.assign({}, ...this.#parts.map((part) => part.snapshot?.()));
  }

  dynoSnapshot(dyno: Dyno): Partial<DynoSnapshot> {
    return Object.assign({}, ...this.#parts.map((part) => part.dynoSnapshot?.(dyno)));
  }
}
