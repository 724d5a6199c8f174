import type { ReleaseCause, ReleaseCommit } from '../../../shared/releases/release.ts';
import type { Dyno } from '../dyno/dyno.ts';
import type { Moves } from './dyno-moves.ts';
import type { StoredRelease } from './ledger/release-line.ts';

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
