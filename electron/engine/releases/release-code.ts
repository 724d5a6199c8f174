import { toFailure } from '../../../shared/contract/failure.ts';
import type { ReleaseCommit } from '../../../shared/releases/release.ts';
import { userOf } from '../system/user.ts';
import { readCommit, readHead, HeadWatch } from '../git/head.ts';
import { type CheckedOut, Worktrees } from '../git/worktrees.ts';
import type { ReleaseHost } from './release-host.ts';

/** How old an answer may be that was asked for before it was needed, in milliseconds. */
const FORESIGHT_MS = 1_000;

/** Who releases, and what. */
interface Description {
  user: string;
  commit: ReleaseCommit | null;
}

/** The code of an app's releases: the folder's own, or that of an old commit in a worktree. */
export class ReleaseCode {
  readonly #host: ReleaseHost;
  readonly #place: { folder: string; environment: Record<string, string> };
  readonly #worktrees: Worktrees;
  readonly #head: HeadWatch;
  #worktree: { folder: string; commit: string } | null = null;
  #foreseen: { at: number; description: Promise<Description> } | null = null;

  /** @param folder of the app's releases; null: there is nowhere to put a worktree */
  constructor(folder: string | null, host: ReleaseHost) {
    this.#host = host;
    this.#place = { folder: host.folder, environment: host.environment };
    this.#worktrees = new Worktrees(this.#place, folder);
    this.#head = new HeadWatch(this.#place, () => host.changed());
  }

  /** Where dynos run, when that is not the folder itself. */
  get worktree(): { folder: string; commit: string } | null {
    return this.#worktree;
  }

  /** What HEAD of the folder names; null outside of a repository, and until it was looked at. */
  get head(): string | null {
    return this.#head.hash;
  }

  /** Whether it was looked for, and HEAD names no commit. */
  get isWithoutCommit(): boolean {
    return this.#head.isKnown && this.#head.hash === null;
  }

  /** Keeps {@link head} up to date from now on. */
  watch(): void {
    void this.#head.start();
  }

  /** Asks git at once what the first start of an app that has just been opened is going to ask. */
  foresee(user: Promise<string>): void {
    this.#foreseen = { at: performance.now(), description: this.#describe(user, readHead(this.#place)) };
  }

  /** Who releases, and which commit. @param code null: the folder's own code */
  describe(code: string | null): Promise<Description> {
    const foreseen = this.#foreseen;
    this.#foreseen = null;
    const isFresh = foreseen !== null && performance.now() - foreseen.at < FORESIGHT_MS;
    if (code === null && isFresh) return foreseen.description;
    const commit = code === null ? readHead(this.#place) : readCommit(this.#place, code);
    return this.#describe(userOf(this.#host.folder), commit);
  }

  async #describe(user: Promise<string>, commit: Promise<ReleaseCommit | null>): Promise<Description> {
    const [name, head] = await Promise.all([user, commit]);
    return { user: name, commit: head };
  }

  /** @throws {DynodeckError} */
  checkOut(code: string): Promise<CheckedOut> {
    return this.#worktrees.checkOut(code);
  }

  /** Where dynos of a release run. @throws {DynodeckError} */
  async folderOf(code: string | null): Promise<string> {
    return code === null ? this.#host.folder : (await this.checkOut(code)).folder;
  }

  /** From now on dynos run this code. Where it cannot be had any more, the folder's own. */
  async enter(code: string | null): Promise<void> {
    if (code === this.#worktree?.commit) return;
    try {
      this.#worktree = code === null ? null : { folder: await this.folderOf(code), commit: code };
    } catch (error) {
      this.#worktree = null;
      this.#host.log(`${toFailure(error).message} Dynos run the code of the folder instead.`);
    }
  }

  /** Removes worktrees but those of these commits. No dyno runs in them any more. */
  prune(codes: readonly (string | null | undefined)[]): Promise<void> {
    return this.#worktrees.prune(new Set(codes.filter((code) => typeof code === 'string')));
  }

  close(): Promise<void> {
    return this.#head.close();
  }
}
