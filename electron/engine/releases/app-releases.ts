import { DynodeckError, toFailure } from '../../../shared/contract/failure.ts';
import { RELEASE } from '../../../shared/dynos/formation.ts';
import { type ConfigDifference, describeConfigChange } from '../../../shared/releases/release-change.ts';
import type { ReleaseCause, ReleaseCommit, ReleaseSummary } from '../../../shared/releases/release.ts';
import type { Dyno, DynoOutput } from '../dyno/dyno.ts';
import { systemReason } from '../system/system-reason.ts';
import { DynoMoves, type Moves } from './dyno-moves.ts';
import { editsSince, slugOf } from './pending-changes.ts';
import { launchSource, type LaunchSource } from './launch-source.ts';
import type { StoredRelease } from './ledger/release-line.ts';
import { ReleaseStore, type ReleaseDraft } from './release-store.ts';
import { ReleaseCode } from './release-code.ts';
import type { ReleaseContext, ReleaseHost } from './release-host.ts';
import { type CommandEnding, ReleasePhases } from './release-phases.ts';
import { ledgerUnreadable, notWritten, releaseFailed } from './release-messages.ts';
import { WaitingDynos } from './waiting-dynos.ts';

/** A release to be made. */
export interface ReleasePlan {
  cause: ReleaseCause;
  describe(commit: ReleaseCommit | null): string;
  /** As the log has it; absent: as described. */
  log?(commit: ReleaseCommit | null): string;
  /** The commit to run from a worktree, null: the folder itself; absent: as dynos run now. */
  code?: string | null;
  moves: Moves;
}

/** A release that was made. */
export interface MadeRelease {
  release: StoredRelease;
  /** Dynos that it restarts: at once, or when its command has ended with 0. */
  moved: readonly Dyno[];
}

const NOT_RUN: CommandEnding = { exit: null, hasOutput: false };

/**
 * The releases of an app (docs/heroku.md §7): makes them, runs their release commands one after the other, and says
 * what dynos are started with. Dynos move to a release only when its command has ended with 0.
 */
export class AppReleases {
  readonly store: ReleaseStore;
  readonly code: ReleaseCode;
  readonly phases: ReleasePhases;
  readonly host: ReleaseHost;
  readonly #context: ReleaseContext;
  readonly #waiting: WaitingDynos;
  readonly #moves: DynoMoves;
  /** One release is made after the other. */
  #making: Promise<unknown> = Promise.resolve();
  /** Edits that are about to be a release, for the dynos that wait to run it. */
  #noting: Promise<void> | null = null;
  /** Releases that are about to be made: until then, one that failed before is not what counts. */
  #expected = 0;
  /** Versions whose commands run or wait to, here and not in another engine, with which dynos they move. */
  readonly #pending = new Map<number, Moves>();
  /** One release command runs after the other. */
  #running: Promise<unknown> = Promise.resolve();

  constructor(context: ReleaseContext, host: ReleaseHost) {
    this.#context = context;
    this.host = host;
    this.store = new ReleaseStore(context.folder, context.box);
    this.code = new ReleaseCode(context.folder, host);
    this.phases = new ReleasePhases(context.folder, host);
    this.#moves = new DynoMoves(host);
    this.#waiting = new WaitingDynos(host);
  }

  /** Of the app's releases on disk; null: they are kept in memory. */
  get folder(): string | null {
    return this.#context.folder;
  }

  /**
   * Reads the ledger. Never rejects: what cannot be read is said in the log.
   * @param user who acts in the folder, as far as that is being found out already
   */
  async open(user: Promise<string>): Promise<void> {
    try {
      await this.store.refresh();
      for (const { version } of await this.store.expire()) this.#emit(version);
    } catch (error) {
      this.host.log(`The releases of earlier runs cannot be used: ${systemReason(error)}.`);
    }
    if (!this.host.trusted) return;
    if (this.store.newest === null) return this.code.foresee(user);
    await this.#enterCode();
    this.code.watch();
  }

  /** Once all dynos have ended. */
  async close(): Promise<void> {
    await this.#making;
    await this.#running;
    await this.code.dispose();
    await this.code.prune([this.store.current?.release.code, this.store.newest?.release.code]);
  }

  /** Null until the folder is trusted. */
  summary(): ReleaseSummary | null {
    if (!this.host.trusted) return null;
    const { newest, current, releases } = this.store;
    const { head, worktree } = this.code;
    const isOver = newest !== null && (newest.release.status === 'failed' || newest.release.status === 'expired');
    const isElsewhere = worktree !== null || head !== current?.release.commit?.hash;
    return {
      current: current?.release.version ?? null,
      pending: releases.find(({ status }) => status === 'pending')?.version ?? null,
      failed: isOver && this.#expected === 0 ? newest.release.version : null,
      deployable: current !== null && head !== null && isElsewhere,
      ...(this.code.isWithoutCommit && { isWithoutCommit: true as const }),
      worktree,
    };
  }

  /** Who makes releases: git's `user.email`, else the login name. */
  async user(): Promise<string> {
    return (await this.code.describe(null)).user;
  }

  /**
   * Makes one release of a change of config vars that is in the env files already; dynos that it touches move to it.
   * @returns the release as soon as it is on the ledger; null when there was nothing to release
   * @throws {DynodeckError} when it cannot be written down
   */
  async configChanged(change: ConfigDifference): Promise<MadeRelease | null> {
    await this.host.reload();
    const isNothing = change.set.length + change.removed.length === 0;
    if (!this.host.trusted || isNothing) return null;
    const description = describeConfigChange(change);
    const made = await this.make(() => {
      const edits = editsSince(this.store, this.host.files(), false);
      return edits && { cause: 'config', describe: () => description, moves: 'stale' };
    }).catch((error: unknown) => {
      const { code, message } = toFailure(error);
      throw new DynodeckError(code, `The env files are changed, and no dyno was restarted. ${message}`);
    });
    if (made !== null) return made;
    // A dyno that was started meanwhile has made it, and moves nobody else.
    const release = this.store.newest?.release;
    return release === undefined ? null : { release, moved: this.#moveOthers(release.version) };
  }

  /**
   * Makes sure that a release has succeeded: releases what the files say where none has, and waits for its command.
   * @throws {DynodeckError} when none has
   */
  async untilReleased(): Promise<void> {
    await this.make(() => (this.store.current === null ? this.#planEdits(true) : null));
    await this.#running;
    this.#requireRunnable();
  }

  /**
   * Does something with dynos once what the files say is released: at once, unless a release command has to run first.
   * @param again whether a release that failed is to be tried again for it
   */
  before(dynos: readonly Dyno[], act: (dyno: Dyno) => void, again = false): void {
    const plan = this.#planEdits(again);
    const isAwaited = this.store.current === null && this.#pending.has(this.store.newest?.release.version ?? 0);
    const isGated = isAwaited || (plan !== null && this.releaseCommand() !== undefined);
    if (!isGated || dynos.every(({ kind }) => kind === 'one-off')) return dynos.forEach((dyno) => act(dyno));
    this.#waiting.add(dynos, act);
    if (!isAwaited) void this.#makeFromEdits(again);
  }

  /** They are not to be started any more. */
  forget(dynos: readonly Dyno[]): void {
    this.#waiting.remove(dynos);
  }

  /**
   * What a dyno is to be started with; edits by hand that it takes over make a release first.
   * @throws {DynodeckError} when no release has succeeded yet that it could run
   */
  async launchSource(dyno: Dyno): Promise<LaunchSource> {
    if (dyno.kind === 'formation') {
      this.#moves.begin(dyno);
      if (this.#isToBeNoted()) await this.#noteEdits();
      // The files were edited after the other dynos had asked, or nothing can be written.
      if (this.#isToBeNoted()) await this.#noteEdits();
      await this.#untilRunnable();
    }
    const source = launchSource(this, dyno);
    this.#moves.took(dyno, source.release);
    return source;
  }

  /** Whether formation dynos run the current release, not what the files say: that has not been released yet. */
  get isHeldBack(): boolean {
    const { newest, current } = this.store;
    if (current === null || newest?.release.version !== current.release.version) return current !== null;
    return this.#planEdits(false) !== null && this.releaseCommand() !== undefined;
  }

  /** The command of a process type where it is not the folder's Procfile that says it. */
  commandOf(type: string): string | undefined {
    return this.code.worktree === null ? undefined : this.store.current?.release.processTypes[type];
  }

  /** Where the output of a dyno goes, beside its terminal. */
  sink(dyno: Dyno, log: () => DynoOutput): DynoOutput | null {
    return this.phases.sink(dyno, log);
  }

  /** The release command that a release of now would run. */
  releaseCommand(): string | undefined {
    const ofCode = this.code.worktree === null ? undefined : this.store.current?.release.processTypes;
    return (ofCode ?? slugOf(this.host.files()).processTypes)[RELEASE];
  }

  /**
   * Makes a release; resolves as soon as it is safely on the ledger. Its command may still have to run.
   * @param plan asked for when its turn has come; null: there is nothing to release (any more)
   * @param noted called when dynos may run it, which may be before the disk has it
   * @throws {DynodeckError} when it cannot be written down
   */
  make(plan: () => ReleasePlan | null, noted: () => void = () => {}): Promise<MadeRelease | null> {
    this.#expected += 1;
    const made = this.#making.then(() => this.#makeNow(plan, noted)).finally(() => (this.#expected -= 1));
    this.#making = made.catch(() => undefined);
    return made;
  }

  async #makeNow(planned: () => ReleasePlan | null, noted: () => void): Promise<MadeRelease | null> {
    await this.store.refresh().catch((error: unknown) => {
      throw ledgerUnreadable(error);
    });
    const plan = this.host.closing ? null : planned();
    if (plan === null) return null;
    const draft = await this.#draft(plan);
    let notedVersion: number | null = null;
    const tell = ({ version, user, commit, description }: StoredRelease): void => {
      notedVersion = version;
      if (plan.cause !== 'initial') this.host.log(`${plan.log?.(commit) ?? description} by user ${user}`);
      this.host.log(`Release v${version} created by user ${user}`);
      noted();
    };
    const release = await this.store.add(draft, tell).catch((error: unknown) => {
      if (notedVersion !== null) this.host.changed();
      throw notWritten(notedVersion, error);
    });
    const { version } = release;
    this.code.watch();
    if (release.status === 'succeeded') return { release, moved: await this.#moveTo(version, plan.moves) };
    this.#emit(version);
    this.#pending.set(version, plan.moves);
    this.#running = this.#running.then(() => this.#release(release, draft.configVars));
    return { release, moved: this.#moves.of(plan.moves, version) };
  }

  async #draft({ cause, describe, code: planned }: ReleasePlan): Promise<ReleaseDraft> {
    const code = planned === undefined ? (this.code.worktree?.commit ?? null) : planned;
    const { user, commit } = await this.code.describe(code);
    const { configVars, ...here } = slugOf(this.host.files());
    const there = code === null ? here : slugOf(await this.host.filesIn(await this.code.folderOf(code)));
    const { processTypes } = Object.keys(there.processTypes).length > 0 ? there : here;
    const status = Object.hasOwn(processTypes, RELEASE) ? 'pending' : 'succeeded';
    return { cause, description: describe(commit), user, commit, code, status, processTypes, configVars };
  }

  /** Runs the command of a release; its turn has come. Never rejects. */
  async #release(release: StoredRelease, configVars: Record<string, string>): Promise<void> {
    const { version } = release;
    const { exit, hasOutput } = this.host.closing ? NOT_RUN : await this.#runCommand(release, configVars);
    const status = this.host.closing ? 'expired' : exit === 0 ? 'succeeded' : 'failed';
    try {
      await this.store.settle(version, status, exit, hasOutput);
    } catch (error) {
      this.host.log(`How release v${version} ended is not on the ledger: ${systemReason(error)}.`);
    }
    const moves = this.#pending.get(version) ?? 'none';
    this.#pending.delete(version);
    if (status === 'succeeded') await this.#moveTo(version, moves);
    else this.#stay(version, exit);
  }

  async #runCommand(release: StoredRelease, configVars: Record<string, string>): Promise<CommandEnding> {
    const { version, user, code } = release;
    try {
      const folder = await this.code.folderOf(code);
      return await this.phases.run({ release, configVars, folder }, async (dyno) => {
        await this.store.begin(version, dyno);
        this.host.log(`Running release v${version} commands by user ${user}`);
        this.#emit(version);
      });
    } catch (error) {
      this.host.log(`The command of release v${version} was not run: ${toFailure(error).message}`);
      return NOT_RUN;
    }
  }

  /** @returns the dynos that restart for it */
  async #moveTo(version: number, moves: Moves): Promise<readonly Dyno[]> {
    await this.#enterCode();
    this.#emit(version);
    const restarted = this.#moves.restart(moves, version);
    this.#waiting.act((dyno) => !restarted.includes(dyno));
    return restarted;
  }

  #moveOthers(version: number): readonly Dyno[] {
    if (this.#pending.has(version)) {
      this.#pending.set(version, 'stale');
      return this.#moves.of('stale', version);
    }
    return this.store.current?.release.version === version ? this.#moves.restart('stale', version) : [];
  }

  /** Dynos that run are left alone; those that were to be started start with the release before. */
  #stay(version: number, exit: number | null): void {
    this.#emit(version);
    if (this.host.closing) return;
    const current = this.store.current?.release.version ?? null;
    this.host.log(releaseFailed(version, exit, current));
    if (current !== null) this.#waiting.act(({ running }) => !running);
  }

  /** A dyno that is scaled up while the very first release command runs has nothing to run yet. */
  async #untilRunnable(): Promise<void> {
    if (this.#pending.has(this.store.newest?.release.version ?? 0) && this.store.current === null) await this.#running;
    this.#requireRunnable();
  }

  #requireRunnable(): void {
    const { newest, current } = this.store;
    if (current !== null || newest === null) return;
    const why = `Release v${newest.release.version} has not succeeded, and none before it`;
    throw new DynodeckError('bad-request', `${why}: there is nothing to run. Retry the release, or start again.`);
  }

  #planEdits(again: boolean): ReleasePlan | null {
    const edits = this.host.trusted ? editsSince(this.store, this.host.files(), again) : null;
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
      await this.make(() => this.#planEdits(again), noted);
    } catch (error) {
      this.host.log(toFailure(error).message);
      this.#waiting.act();
    }
  }

  async #enterCode(): Promise<void> {
    await this.code.enter(this.store.current?.release.code ?? null);
  }

  #emit(version: number): void {
    const stored = this.store.get(version);
    if (stored !== null) this.#context.released(this.store.toRelease(stored));
    this.host.changed();
  }
}
