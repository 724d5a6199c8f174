import { DynodeckError, toFailure } from '../../../shared/contract/failure.ts';
import type { ReleaseResults } from '../../../shared/contract/releases.ts';
import { type ConfigDifference, describeConfigChange } from '../../../shared/releases/release-change.ts';
import type { Release, ReleaseSummary } from '../../../shared/releases/release.ts';
import type { Dyno, DynoOutput } from '../dyno/dyno.ts';
import { systemReason } from '../system/system-reason.ts';
import { DynoMoves, type Moves } from './dyno-moves.ts';
import { LaunchGate } from './launch-gate.ts';
import type { LaunchSource } from './launch-source.ts';
import { editsSince } from './pending-changes.ts';
import { readInfo, readList } from './queries.ts';
import { ReleaseCode } from './release-code.ts';
import type { ReleaseContext, ReleaseHost } from './release-host.ts';
import { ReleaseMaker, type MadeRelease, releaseFailed } from './release-maker.ts';
import { ReleasePhaseRunner } from './release-phase-runner.ts';
import { ReleasePhases } from './release-phases.ts';
import { ReleaseRequests } from './release-requests.ts';
import { ReleaseStore } from './release-store.ts';

/**
 * The releases of an app (docs/heroku.md §7). Three parts do the work: the maker writes releases down, the phase runner
 * runs their commands, the launch gate says when dynos start and with what. Dynos move to a release only when its
 * command has ended with 0.
 */
export class AppReleases {
  readonly #context: ReleaseContext;
  readonly #host: ReleaseHost;
  readonly #store: ReleaseStore;
  readonly #code: ReleaseCode;
  readonly #phases: ReleasePhases;
  readonly #moves: DynoMoves;
  readonly #maker: ReleaseMaker;
  readonly #runner: ReleasePhaseRunner;
  readonly #gate: LaunchGate;
  readonly #requests: ReleaseRequests;

  constructor(context: ReleaseContext, host: ReleaseHost) {
    this.#context = context;
    this.#host = host;
    const store = new ReleaseStore(context.folder, context.box);
    const code = new ReleaseCode(context.folder, host);
    const phases = new ReleasePhases(context.folder, host);
    const moves = new DynoMoves(host);
    const runner = new ReleasePhaseRunner({
      store,
      code,
      phases,
      host,
      begun: (version) => this.#emit(version),
      succeeded: async (version, which) => void (await this.#moveTo(version, which)),
      failed: (version, exit) => this.#stay(version, exit),
    });
    const maker = new ReleaseMaker({
      store,
      code,
      host,
      made: (release, plan, configVars) => {
        if (release.status === 'succeeded') return this.#moveTo(release.version, plan.moves);
        this.#emit(release.version);
        runner.enqueue(release, configVars, plan.moves);
        return Promise.resolve(moves.of(plan.moves, release.version));
      },
    });
    this.#gate = new LaunchGate({ store, code, phases, host, maker, runner, moves });
    this.#requests = new ReleaseRequests({ store, code, phases, host, maker, gate: this.#gate, folder: context.folder });
    this.#store = store;
    this.#code = code;
    this.#phases = phases;
    this.#moves = moves;
    this.#runner = runner;
    this.#maker = maker;
  }

  /**
   * Reads the ledger. Never rejects: what cannot be read is said in the log.
   * @param user who acts in the folder, as far as that is being found out already
   */
  async open(user: Promise<string>): Promise<void> {
    try {
      await this.#store.refresh();
      for (const { version } of await this.#store.expire()) this.#emit(version);
    } catch (error) {
      this.#host.log(`The releases of earlier runs cannot be used: ${systemReason(error)}.`);
    }
    if (!this.#host.trusted) return;
    if (this.#store.newest === null) return this.#code.foresee(user);
    await this.#enterCode();
    this.#code.watch();
  }

  /** Once all dynos have ended. */
  async close(): Promise<void> {
    await this.#maker.idle();
    await this.#runner.idle();
    await this.#code.close();
    await this.#code.prune([this.#store.current?.release.code, this.#store.newest?.release.code]);
  }

  /** Null until the folder is trusted. */
  summary(): ReleaseSummary | null {
    if (!this.#host.trusted) return null;
    const { newest, current, releases } = this.#store;
    const { head, worktree } = this.#code;
    const isOver = newest !== null && (newest.release.status === 'failed' || newest.release.status === 'expired');
    const isElsewhere = worktree !== null || head !== current?.release.commit?.hash;
    return {
      current: current?.release.version ?? null,
      pending: releases.find(({ status }) => status === 'pending')?.version ?? null,
      failed: isOver && !this.#maker.isExpecting ? newest.release.version : null,
      deployable: current !== null && head !== null && isElsewhere,
      ...(this.#code.isWithoutCommit && { isWithoutCommit: true as const }),
      worktree,
    };
  }

  /** Newest first. */
  list(count: number): Promise<ReleaseResults['releases.list']> {
    return readList(this.#store, count);
  }

  /** @throws {DynodeckError} when there is no such release */
  info(version: number): Promise<ReleaseResults['releases.info']> {
    return readInfo(this.#store, this.#host.name, version);
  }

  /** What a release command has printed, so far while it runs. @throws {DynodeckError} when there is no such release */
  output(version: number): Promise<ReleaseResults['releases.output']> {
    return this.#requests.output(version);
  }

  /** Releases the code as it is in the folder, with what the files say. @throws {DynodeckError} */
  deploy(): Promise<Release> {
    return this.#requests.deploy();
  }

  /**
   * Writes the config vars of an earlier release back to the env files, and releases that.
   * @param version null: the newest but one that can be rolled back to
   * @param withCode runs that release's commit from a worktree, too
   * @throws {DynodeckError}
   */
  rollback(version: number | null, withCode: boolean): Promise<Release> {
    return this.#requests.rollback(version, withCode);
  }

  /** Runs a release command again, in a new release. @param version null: the newest @throws {DynodeckError} */
  retry(version: number | null): Promise<Release> {
    return this.#requests.retry(version);
  }

  /**
   * Makes one release of a change of config vars that is in the env files already; dynos that it touches move to it.
   * @returns the release as soon as it is on the ledger; null when there was nothing to release
   * @throws {DynodeckError} when it cannot be written down
   */
  async configChanged(change: ConfigDifference): Promise<MadeRelease | null> {
    const isNothing = change.set.length + change.removed.length === 0;
    if (!this.#host.trusted || isNothing) return null;
    const description = describeConfigChange(change);
    const made = await this.#maker
      .make(() => {
        const edits = editsSince(this.#store, this.#host.files(), false);
        return edits && { cause: 'config', describe: () => description, moves: 'stale' };
      })
      .catch((error: unknown) => {
        const { code, message } = toFailure(error);
        throw new DynodeckError(code, `The env files are changed, and no dyno was restarted. ${message}`);
      });
    if (made !== null) return made;
    // A dyno that was started meanwhile has made it, and moves nobody else.
    const release = this.#store.newest?.release;
    return release === undefined ? null : { release, moved: this.#moveOthers(release.version) };
  }

  /** As {@link LaunchGate.untilReleased}. */
  untilReleased(): Promise<void> {
    return this.#gate.untilReleased();
  }

  /** As {@link LaunchGate.before}. */
  before(dynos: readonly Dyno[], act: (dyno: Dyno) => void, again = false): void {
    this.#gate.before(dynos, act, again);
  }

  /** They are not to be started any more. */
  forget(dynos: readonly Dyno[]): void {
    this.#gate.forget(dynos);
  }

  /** As {@link LaunchGate.launchSource}. */
  launchSource(dyno: Dyno): Promise<LaunchSource> {
    return this.#gate.launchSource(dyno);
  }

  /** The command of a process type where it is not the folder's Procfile that says it. */
  commandOf(type: string): string | undefined {
    return this.#code.worktree === null ? undefined : this.#store.current?.release.processTypes[type];
  }

  /** Where the output of a dyno goes, beside its terminal. */
  sink(dyno: Dyno, log: () => DynoOutput): DynoOutput | null {
    return this.#phases.sink(dyno, log);
  }

  /** @returns the dynos that restart for it */
  async #moveTo(version: number, moves: Moves): Promise<readonly Dyno[]> {
    await this.#enterCode();
    this.#emit(version);
    const restarted = this.#moves.restart(moves, version);
    this.#gate.opened(restarted);
    return restarted;
  }

  #moveOthers(version: number): readonly Dyno[] {
    if (this.#runner.isPending(version)) {
      this.#runner.setMoves(version, 'stale');
      return this.#moves.of('stale', version);
    }
    return this.#store.current?.release.version === version ? this.#moves.restart('stale', version) : [];
  }

  /** Dynos that run are left alone; those that were to be started start with the release before. */
  #stay(version: number, exit: number | null): void {
    this.#emit(version);
    if (this.#host.closing) return;
    this.#host.log(releaseFailed(version, exit, this.#store.current?.release.version ?? null));
    this.#gate.stayed();
  }

  async #enterCode(): Promise<void> {
    await this.#code.enter(this.#store.current?.release.code ?? null);
  }

  #emit(version: number): void {
    const stored = this.#store.get(version);
    if (stored !== null) this.#context.released(this.#store.toRelease(stored));
    this.#host.changed();
  }
}
