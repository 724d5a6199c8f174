import type { Dyno } from '../dyno/dyno.ts';
import type { ReleaseHost } from './release-host.ts';

/** A dyno that waits for a release, and what is to be done with it then. */
interface WaitingDyno {
  dyno: Dyno;
  act(dyno: Dyno): void;
}

/** Dynos whose start or restart waits until a release command has ended. */
export class WaitingDynos {
  #waiting: WaitingDyno[] = [];

  readonly #host: ReleaseHost;

  constructor(host: ReleaseHost) {
    this.#host = host;
  }

  add(dynos: readonly Dyno[], act: (dyno: Dyno) => void): void {
    this.remove(dynos);
    this.#waiting.push(...dynos.map((dyno) => ({ dyno, act })));
  }

  remove(dynos: readonly Dyno[]): void {
    this.#waiting = this.#waiting.filter(({ dyno }) => !dynos.includes(dyno));
  }

  /**
   * None waits any more: with each that is still wanted is done what it waits for.
   * @param isMeant leaves out some of them, which wait no longer either
   */
  act(isMeant: (dyno: Dyno) => boolean = () => true): void {
    const waiting = this.#waiting.splice(0);
    if (this.#host.closing || !this.#host.started) return;
    for (const { dyno, act } of waiting) if (isMeant(dyno) && this.#host.wanted.includes(dyno)) act(dyno);
  }
}
