import type { Dyno } from '../dyno/dyno.ts';
import type { ReleaseHost } from './release-host.ts';

/** Which running dynos restart with a release; the others take it at their next start. */
export type Moves = 'all' | 'stale' | 'none';

/** Which dynos a release restarts: those that run, and those whose start has taken the release before already. */
export class DynoMoves {
  readonly #host: ReleaseHost;
  /** A start takes values long before its process runs, and has no launch to show for it until then. */
  readonly #taken = new WeakMap<Dyno, number | null>();

  constructor(host: ReleaseHost) {
    this.#host = host;
  }

  /** A dyno is about to take what it starts with. */
  begin(dyno: Dyno): void {
    this.#taken.delete(dyno);
  }

  /** A dyno starts with this release. */
  took(dyno: Dyno, release: number | null): void {
    this.#taken.set(dyno, release);
  }

  /** Those that are to restart for a release. */
  of(moves: Moves, version: number): Dyno[] {
    return this.#host.wanted.filter((dyno) => this.#isMoved(dyno, moves, version));
  }

  /** Restarts them. @returns which */
  restart(moves: Moves, version: number): readonly Dyno[] {
    const dynos = this.#host.closing ? [] : this.of(moves, version);
    for (const dyno of dynos) dyno.restart();
    return dynos;
  }

  #isMoved(dyno: Dyno, moves: Moves, version: number): boolean {
    if (moves === 'none') return false;
    if (dyno.state === 'crashed') return true;
    if (dyno.running) return moves === 'all' || this.#host.isStale(dyno);
    const isStarting = dyno.state === 'starting' && dyno.alive;
    return isStarting && this.#taken.has(dyno) && this.#taken.get(dyno) !== version;
  }
}
