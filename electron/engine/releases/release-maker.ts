import { RELEASE } from '../../../shared/dynos/formation.ts';
import type { ReleaseCause, ReleaseCommit } from '../../../shared/releases/release.ts';
import { DynodeckError } from '../../../shared/contract/failure.ts';
import type { Dyno } from '../dyno/dyno.ts';
import { SerialQueue } from '../system/serial-queue.ts';
import { systemReason } from '../system/system-reason.ts';
import { slugOf } from './pending-changes.ts';
import type { StoredRelease } from './ledger/release-line.ts';
import type { ReleaseCode } from './release-code.ts';
import type { ReleaseHost } from './release-host.ts';
import type { ReleaseDraft, ReleaseStore } from './release-store.ts';
import type { Moves } from './dyno-moves.ts';

export interface ReleaseMakerDeps {
  store: ReleaseStore;
  code: ReleaseCode;
  host: ReleaseHost;
  /**
   * A release is on the ledger; the next one is not made before this has resolved.
   * @returns the dynos that it restarts, now or when its command has ended with 0
   */
  made(release: StoredRelease, plan: ReleasePlan, configVars: Record<string, string>): Promise<readonly Dyno[]>;
}

/** Makes releases, one after the other: what a plan and the files say becomes an entry of the ledger. */
export class ReleaseMaker {
  readonly #deps: ReleaseMakerDeps;
  readonly #queue = new SerialQueue();
  /** Releases that are about to be made. */
  #expected = 0;

  constructor(deps: ReleaseMakerDeps) {
    this.#deps = deps;
  }

  /** Whether a release is about to be made: until then, one that failed before is not what counts. */
  get isExpecting(): boolean {
    return this.#expected > 0;
  }

  /**
   * Makes a release; resolves as soon as it is safely on the ledger. Its command may still have to run.
   * @param plan asked for when its turn has come; null: there is nothing to release (any more)
   * @param noted called when dynos may run it, which may be before the disk has it
   * @throws {DynodeckError} when it cannot be written down
   */
  make(plan: () => ReleasePlan | null, noted: () => void = () => {}): Promise<MadeRelease | null> {
    this.#expected += 1;
    return this.#queue.add(() => this.#make(plan, noted)).finally(() => (this.#expected -= 1));
  }

  /** Resolves once no release is about to be made. */
  idle(): Promise<void> {
    return this.#queue.idle();
  }

  async #make(planned: () => ReleasePlan | null, noted: () => void): Promise<MadeRelease | null> {
    const { store, code, host } = this.#deps;
    await store.refresh().catch((error: unknown) => {
      throw ledgerUnreadable(error);
    });
    const plan = host.closing ? null : planned();
    if (plan === null) return null;
    const draft = await this.#draft(plan);
    let notedVersion: number | null = null;
    const tell = ({ version, user, commit, description }: StoredRelease): void => {
      notedVersion = version;
      if (plan.cause !== 'initial') host.log(`${plan.log?.(commit) ?? description} by user ${user}`);
      host.log(`Release v${version} created by user ${user}`);
      noted();
    };
    const release = await store.add(draft, tell).catch((error: unknown) => {
      if (notedVersion !== null) host.changed();
      throw notWritten(notedVersion, error);
    });
    code.watch();
    return { release, moved: await this.#deps.made(release, plan, draft.configVars) };
  }

  async #draft({ cause, describe, code: planned }: ReleasePlan): Promise<ReleaseDraft> {
    const { code, host } = this.#deps;
    const hash = planned === undefined ? (code.worktree?.commit ?? null) : planned;
    const { user, commit } = await code.describe(hash);
    const { configVars, ...here } = slugOf(host.files());
    const there = hash === null ? here : slugOf(await host.filesIn(await code.folderOf(hash)));
    const { processTypes } = Object.keys(there.processTypes).length > 0 ? there : here;
    const status = Object.hasOwn(processTypes, RELEASE) ? 'pending' : 'succeeded';
    return { cause, description: describe(commit), user, commit, code: hash, status, processTypes, configVars };
  }
}

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

/** What is said when releases cannot be kept: a sentence or two, for an answer. */
function ledgerUnreadable(error: unknown): DynodeckError {
  return new DynodeckError('internal', `The ledger cannot be read: ${systemReason(error)}. Nothing was released.`);
}

/** @param noted the version that dynos may have been started with already; null: nobody has seen it */
function notWritten(noted: number | null, error: unknown): DynodeckError {
  const reason = systemReason(error);
  if (noted === null) {
    const what = `The release cannot be written to the ledger: ${reason}.`;
    return new DynodeckError('internal', `${what} Nothing was released.`);
  }
  const what = `Release v${noted} is taken back, as the ledger cannot be brought to disk: ${reason}.`;
  const advice = 'Dynos that were started with it run on: restart them once that is mended.';
  return new DynodeckError('internal', `${what} ${advice}`);
}

/** @param exit of its command; null when that was not run @param current the version that dynos have; null: none */
export function releaseFailed(version: number, exit: number | null, current: number | null): string {
  const why = exit === null ? 'its command was not run' : `its command exited with status ${exit}`;
  const stay = current === null ? 'Nothing is started' : `Dynos stay on v${current}`;
  return `Release v${version} failed: ${why}. ${stay}.`;
}
