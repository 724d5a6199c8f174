import type { FirstExit } from '../../../shared/dynos/dyno.ts';
import { DynodeckError } from '../../../shared/contract/failure.ts';
import type { AppDynos } from './dynos.ts';
import type { AppFormation } from '../formation/app-formation.ts';
import { describeFirstExit } from '../dyno/crash-policy.ts';
import type { Dyno } from '../dyno/dyno.ts';

export interface FormationControllerDeps {
  dynos: AppDynos;
  formation: AppFormation;
  closing(): boolean;
  /** @throws {DynodeckError} while nothing may be run */
  requireTrust(): void;
  isStale(dyno: Dyno): boolean;
  /** A line of the dyno manager. */
  log(dyno: string, text: string): void;
  /** Does something with dynos once what the files say is released. @param again a failed release is tried again */
  onceReleased(dynos: readonly Dyno[], act: (dyno: Dyno) => void, again?: boolean): void;
  /** They are not to be started any more. */
  forget(dynos: readonly Dyno[]): void;
}

/** Whether the formation of an app is meant to run, and what its owner asks of the dynos. */
export class FormationController {
  #started = false;
  #firstExit: FirstExit | null = null;

  readonly #deps: FormationControllerDeps;

  constructor(deps: FormationControllerDeps) {
    this.#deps = deps;
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
    this.#deps.onceReleased(this.#beginWith(target), (dyno) => dyno.start());
  }

  restart(target: string | null): void {
    this.#deps.onceReleased(this.#beginWith(target), (dyno) => dyno.restart());
  }

  /** Restarts just the dynos that run with an older command or older config vars. */
  restartStale(): void {
    this.#deps.requireTrust();
    const dynos = this.#deps.dynos.wanted.filter((dyno) => this.#deps.isStale(dyno));
    this.#deps.onceReleased(dynos, (dyno) => dyno.restart(), true);
  }

  stop(target: string | null): void {
    const dynos = this.targets(target);
    if (target === null) this.#started = false;
    this.#deps.forget(dynos);
    for (const dyno of dynos) dyno.stop();
  }

  /** A dyno has ended, and so the others are to. */
  stopAfter(exit: FirstExit): void {
    if (this.#firstExit !== null || this.#deps.closing()) return;
    this.#firstExit = exit;
    this.#started = false;
    this.#deps.log(exit.dyno, describeFirstExit(exit));
    // The one that ended stays `crashed`, for everybody to see.
    for (const dyno of this.#deps.dynos.formation) if (dyno.name !== exit.dyno) dyno.stop();
  }

  /** The dynos a request is about. @throws {DynodeckError} */
  targets(target: string | null): Dyno[] {
    const { formation, all } = this.#deps.dynos;
    if (target === null) return formation;
    const named = all.filter((dyno) => dyno.name === target);
    if (named.length > 0) return named;
    if (this.#deps.formation.plan().types.every(({ name }) => name !== target)) {
      if (target.includes('.')) throw new DynodeckError('unknown-dyno', `There is no dyno ${target}.`);
      throw this.#deps.formation.unknownType(target);
    }
    return formation.filter((dyno) => dyno.type === target);
  }

  /** The dynos that a start or restart is for; one that was scaled away is not, though it may still be ending. */
  #beginWith(target: string | null): Dyno[] {
    this.#deps.requireTrust();
    const { wanted } = this.#deps.dynos;
    const dynos = this.targets(target).filter((dyno) => dyno.kind === 'one-off' || wanted.includes(dyno));
    if (target?.includes('.') && dynos.length === 0) {
      throw new DynodeckError('unknown-dyno', `${target} is being scaled down, so it is not started again.`);
    }
    this.#started = true;
    this.#firstExit = null;
    return dynos;
  }
}
