import type { FirstExit } from '../../../shared/dynos/dyno.ts';
import { DynodeckError } from '../../../shared/contract/failure.ts';
import type { AppDynos } from './dynos.ts';
import type { AppFormation } from '../formation/app-formation.ts';
import type { App } from './app.ts';
import { describeFirstExit } from '../dyno/crash-policy.ts';
import type { Dyno } from '../dyno/dyno.ts';

/** Whether the formation of an app is meant to run, and what its owner asks of the dynos. */
export class FormationController {
  #started = false;
  #firstExit: FirstExit | null = null;

  readonly #app: App;
  readonly #dynos: AppDynos;
  readonly #formation: AppFormation;
  readonly #requireTrust: () => void;

  /** @param requireTrust throws while nothing may be run */
  constructor(
    app: App,
    dynos: AppDynos,
    formation: AppFormation,
    requireTrust: () => void,
  ) {
    this.#app = app;
    this.#dynos = dynos;
    this.#formation = formation;
    this.#requireTrust = requireTrust;
  }

  /** Set by any start, unset by "Stop all". New dynos follow it. */
  get started(): boolean {
    return this.#started;
  }

  /** The exit that has ended the app, where it is set to stop at one. */
  get firstExit(): FirstExit | null {
    return this.#firstExit;
  }

  /** Starts all of the formation, one type or one dyno. */
  start(target: string | null): void {
    this.#app.releases.before(this.#beginWith(target), (dyno) => dyno.start());
  }

  restart(target: string | null): void {
    this.#app.releases.before(this.#beginWith(target), (dyno) => dyno.restart());
  }

  /** Restarts just the dynos that run with an older command or older config vars. */
  restartStale(): void {
    this.#requireTrust();
    const stale = new Set(this.#app.snapshot().dynos.filter((dyno) => dyno.stale !== null).map((dyno) => dyno.name));
    const dynos = this.#dynos.wanted.filter(({ name }) => stale.has(name));
    this.#app.releases.before(dynos, (dyno) => dyno.restart(), true);
  }

  stop(target: string | null): void {
    const dynos = this.targets(target);
    if (target === null) this.#started = false;
    this.#app.releases.forget(dynos);
    for (const dyno of dynos) dyno.stop();
  }

  /** A dyno has ended, and so the others are to. */
  stopAfter(exit: FirstExit): void {
    if (this.#firstExit !== null || this.#app.closing) return;
    this.#firstExit = exit;
    this.#started = false;
    this.#app.logplex.log(exit.dyno, describeFirstExit(exit));
    // The one that ended stays `crashed`, for everybody to see.
    for (const dyno of this.#dynos.formation) if (dyno.name !== exit.dyno) dyno.stop();
  }

  /** The dynos a request is about. @throws {DynodeckError} */
  targets(target: string | null): Dyno[] {
    const { formation, all } = this.#dynos;
    if (target === null) return formation;
    const named = all.filter((dyno) => dyno.name === target);
    if (named.length > 0) return named;
    if (this.#formation.plan().types.every(({ name }) => name !== target)) {
      if (target.includes('.')) throw new DynodeckError('unknown-dyno', `There is no dyno ${target}.`);
      throw this.#formation.unknownType(target);
    }
    return formation.filter((dyno) => dyno.type === target);
  }

  /** The dynos that a start or restart is for; one that was scaled away is not, though it may still be ending. */
  #beginWith(target: string | null): Dyno[] {
    this.#requireTrust();
    const { wanted } = this.#dynos;
    const dynos = this.targets(target).filter((dyno) => dyno.kind === 'one-off' || wanted.includes(dyno));
    if (target?.includes('.') && dynos.length === 0) {
      throw new DynodeckError('unknown-dyno', `${target} is being scaled down, so it is not started again.`);
    }
    this.#started = true;
    this.#firstExit = null;
    return dynos;
  }
}
