import { DynodeckError, toFailure } from '../../../shared/contract/failure.ts';
import { RELEASE } from '../../../shared/dynos/formation.ts';
import type { Dyno } from '../dyno/dyno.ts';
import type { DynoMoves } from './dyno-moves.ts';
import { launchSource, type LaunchSource } from './launch-source.ts';
import { editsSince, slugOf } from './pending-changes.ts';
import type { ReleaseCode } from './release-code.ts';
import type { ReleaseHost } from './release-host.ts';
import type { ReleaseMaker, ReleasePlan } from './release-maker.ts';
import type { ReleasePhaseRunner } from './release-phase-runner.ts';
import type { ReleasePhases } from './release-phases.ts';
import type { ReleaseStore } from './release-store.ts';

export interface LaunchGateDeps {
  store: ReleaseStore;
  code: ReleaseCode;
  phases: ReleasePhases;
  host: ReleaseHost;
  maker: ReleaseMaker;
  runner: ReleasePhaseRunner;
  moves: DynoMoves;
}

/** Lets dynos start only with what is released: edits by hand make a release first, and its command runs before them. */
export class LaunchGate {
  readonly #deps: LaunchGateDeps;
  readonly #waiting: WaitingDynos;
  /** Edits that are about to be a release, for the dynos that wait to run it. */
  #noting: Promise<void> | null = null;

  constructor(deps: LaunchGateDeps) {
    this.#deps = deps;
    this.#waiting = new WaitingDynos(deps.host);
  }

  /**
   * Does something with dynos once what the files say is released: at once, unless a release command has to run first.
   * @param again whether a release that failed is to be tried again for it
   */
  before(dynos: readonly Dyno[], act: (dyno: Dyno) => void, again = false): void {
    const plan = this.#planEdits(again);
    const isAwaited = this.#isFirstPending();
    const isGated = isAwaited || (plan !== null && this.releaseCommand() !== undefined);
    if (!isGated || dynos.every(({ kind }) => kind === 'one-off')) return dynos.forEach((dyno) => act(dyno));
    this.#waiting.add(dynos, act);
    if (!isAwaited) void this.#makeFromEdits(again);
  }

  /** They are not to be started any more. */
  forget(dynos: readonly Dyno[]): void {
    this.#waiting.remove(dynos);
  }

  /** Lets those go on that wait for a release which has come. @param restarted go on with it already */
  opened(restarted: readonly Dyno[]): void {
    this.#waiting.act((dyno) => !restarted.includes(dyno));
  }

  /** Lets those start that do not run, with the release before the one that failed. */
  stayed(): void {
    if (this.#deps.store.current !== null) this.#waiting.act(({ running }) => !running);
  }

  /**
   * What a dyno is to be started with; edits by hand that it takes over make a release first.
   * @throws {DynodeckError} when no release has succeeded yet that it could run
   */
  async launchSource(dyno: Dyno): Promise<LaunchSource> {
    const { moves } = this.#deps;
    if (dyno.kind === 'formation') {
      moves.begin(dyno);
      if (this.#isToBeNoted()) await this.#noteEdits();
      // The files were edited after the other dynos had asked, or nothing can be written.
      if (this.#isToBeNoted()) await this.#noteEdits();
      await this.#untilRunnable();
    }
    const source = launchSource({ ...this.#deps, isHeldBack: this.#isHeldBack }, dyno);
    moves.took(dyno, source.release);
    return source;
  }

  /**
   * Makes sure that a release has succeeded: releases what the files say where none has, and waits for its command.
   * @throws {DynodeckError} when none has
   */
  async untilReleased(): Promise<void> {
    const { store, maker, runner } = this.#deps;
    await maker.make(() => (store.current === null ? this.#planEdits(true) : null));
    await runner.idle();
    this.#requireRunnable();
  }

  /** The release command that a release of now would run. */
  releaseCommand(): string | undefined {
    const { store, code, host } = this.#deps;
    const ofCode = code.worktree === null ? undefined : store.current?.release.processTypes;
    return (ofCode ?? slugOf(host.files()).processTypes)[RELEASE];
  }

  /** Whether formation dynos run the current release, not what the files say: that has not been released yet. */
  get #isHeldBack(): boolean {
    const { newest, current } = this.#deps.store;
    if (current === null || newest?.release.version !== current.release.version) return current !== null;
    return this.#planEdits(false) !== null && this.releaseCommand() !== undefined;
  }

  /** Whether the command of the very first release runs, so that there is nothing to run yet. */
  #isFirstPending(): boolean {
    const { store, runner } = this.#deps;
    return store.current === null && runner.isPending(store.newest?.release.version ?? 0);
  }

  /** A dyno that is scaled up while the very first release command runs waits for it. */
  async #untilRunnable(): Promise<void> {
    if (this.#isFirstPending()) await this.#deps.runner.idle();
    this.#requireRunnable();
  }

  #requireRunnable(): void {
    const { newest, current } = this.#deps.store;
    if (current !== null || newest === null) return;
    const why = `Release v${newest.release.version} has not succeeded, and none before it`;
    throw new DynodeckError('bad-request', `${why}: there is nothing to run. Retry the release, or start again.`);
  }

  #planEdits(again: boolean): ReleasePlan | null {
    const { store, host } = this.#deps;
    const edits = host.trusted ? editsSince(store, host.files(), again) : null;
    return edits && { cause: edits.cause, describe: () => edits.description, moves: 'none' };
  }

  /** Whether the files say something that dynos take over without a release command. */
  #isToBeNoted(): boolean {
    return this.#planEdits(false) !== null && this.releaseCommand() === undefined;
  }

  /** Resolves when dynos may run what the files say. One release is made for all that start at once. */
  #noteEdits(): Promise<void> {
    this.#noting ??= new Promise<void>((resolve) => {
      void this.#makeFromEdits(false, resolve).then(resolve);
    }).finally(() => (this.#noting = null));
    return this.#noting;
  }

  /** Without a ledger that can be written, dynos start all the same. */
  async #makeFromEdits(again: boolean, noted?: () => void): Promise<void> {
    try {
      await this.#deps.maker.make(() => this.#planEdits(again), noted);
    } catch (error) {
      this.#deps.host.log(toFailure(error).message);
      this.#waiting.act();
    }
  }
}

/** A dyno that waits for a release, and what is to be done with it then. */
interface WaitingDyno {
  dyno: Dyno;
  act(dyno: Dyno): void;
}

/** Dynos whose start or restart waits until a release command has ended. */
class WaitingDynos {
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
