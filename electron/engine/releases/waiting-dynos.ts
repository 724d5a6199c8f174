import type { Dyno } from '../dyno.ts';

/** A dyno that waits for a release, and what is to be done with it then. */
export interface WaitingDyno {
  dyno: Dyno;
  act(dyno: Dyno): void;
}

/** Dynos whose start or restart waits until a release command has ended. */
export class WaitingDynos {
  #waiting: WaitingDyno[] = [];

  add(dynos: readonly Dyno[], act: (dyno: Dyno) => void): void {
    this.remove(dynos);
    this.#waiting.push(...dynos.map((dyno) => ({ dyno, act })));
  }

  remove(dynos: readonly Dyno[]): void {
    this.#waiting = this.#waiting.filter(({ dyno }) => !dynos.includes(dyno));
  }

  /** All of them; none wait any more. */
  take(): WaitingDyno[] {
    return this.#waiting.splice(0);
  }
}
