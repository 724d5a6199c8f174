import { toFailure } from '../../../shared/contract/failure.ts';
import { SerialQueue } from '../system/serial-queue.ts';
import { systemReason } from '../system/system-reason.ts';
import type { Moves } from './dyno-moves.ts';
import type { StoredRelease } from './ledger/release-line.ts';
import type { ReleaseCode } from './release-code.ts';
import type { ReleaseHost } from './release-host.ts';
import type { CommandEnding, ReleasePhases } from './release-phases.ts';
import type { ReleaseStore } from './release-store.ts';

export interface ReleasePhaseRunnerDeps {
  store: ReleaseStore;
  code: ReleaseCode;
  phases: ReleasePhases;
  host: ReleaseHost;
  /** The command of a release has begun. */
  begun(version: number): void;
  succeeded(version: number, moves: Moves): Promise<void>;
  /** @param exit status of its command; null: it was not run */
  failed(version: number, exit: number | null): void;
}

const NOT_RUN: CommandEnding = { exit: null, hasOutput: false };

/** Runs the release commands of an app, one after the other, and writes down how they ended. */
export class ReleasePhaseRunner {
  readonly #deps: ReleasePhaseRunnerDeps;
  readonly #queue = new SerialQueue();
  /** Versions whose commands run or wait to, here and not in another engine, with which dynos they move. */
  readonly #pending = new Map<number, Moves>();

  constructor(deps: ReleasePhaseRunnerDeps) {
    this.#deps = deps;
  }

  /** Whether the command of a release runs or waits to. */
  isPending(version: number): boolean {
    return this.#pending.has(version);
  }

  /** Runs the command of a release when its turn has come. @param moves which dynos it moves when it ends with 0 */
  enqueue(release: StoredRelease, configVars: Record<string, string>, moves: Moves): void {
    this.#pending.set(release.version, moves);
    void this.#queue.add(() => this.#run(release, configVars));
  }

  /** Has a pending release move other dynos than it was to. */
  setMoves(version: number, moves: Moves): void {
    this.#pending.set(version, moves);
  }

  /** Resolves once every command that was asked for until now has ended. */
  idle(): Promise<void> {
    return this.#queue.idle();
  }

  /** Never rejects. */
  async #run(release: StoredRelease, configVars: Record<string, string>): Promise<void> {
    const { store, host, succeeded, failed } = this.#deps;
    const { version } = release;
    const { exit, hasOutput } = host.closing ? NOT_RUN : await this.#runCommand(release, configVars);
    const status = host.closing ? 'expired' : exit === 0 ? 'succeeded' : 'failed';
    try {
      await store.settle(version, status, exit, hasOutput);
    } catch (error) {
      host.log(`How release v${version} ended is not on the ledger: ${systemReason(error)}.`);
    }
    const moves = this.#pending.get(version) ?? 'none';
    this.#pending.delete(version);
    if (status === 'succeeded') await succeeded(version, moves);
    else failed(version, exit);
  }

  async #runCommand(release: StoredRelease, configVars: Record<string, string>): Promise<CommandEnding> {
    const { store, code, phases, host, begun } = this.#deps;
    const { version, user, code: hash } = release;
    try {
      const folder = await code.folderOf(hash);
      return await phases.run({ release, configVars, folder }, async (dyno) => {
        await store.begin(version, dyno);
        host.log(`Running release v${version} commands by user ${user}`);
        begun(version);
      });
    } catch (error) {
      host.log(`The command of release v${version} was not run: ${toFailure(error).message}`);
      return NOT_RUN;
    }
  }
}
