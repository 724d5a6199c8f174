/** Releases (docs/heroku.md §7): the append-only ledger v1, v2, … of an app. */

export type ReleaseStatus =
  /** Its release command runs, or waits to. */
  | 'pending'
  | 'succeeded'
  | 'failed'
  /** Dynodeck ended before its release command did. */
  | 'expired';

/** What it was made for. */
export type ReleaseCause = 'initial' | 'config' | 'procfile' | 'deploy' | 'rollback' | 'retry';

export interface ReleaseCommit {
  /** The full hash of HEAD. */
  hash: string;
  /** First line of its message. */
  subject: string;
  /** Files were changed that are not in the commit. */
  dirty: boolean;
}

export interface Release {
  version: number;
  status: ReleaseStatus;
  cause: ReleaseCause;
  /** In Heroku's words: `Deploy 9f8e7d6`, `Set FOO, BAZ config vars`, `Rollback to v46`. */
  description: string;
  /** Who made it: git's `user.email`, else the login name. */
  user: string;
  /** Epoch milliseconds. */
  at: number;
  /** Null outside of a git repository. */
  commit: ReleaseCommit | null;
  /** The dynos run it, or would when started. */
  current: boolean;
  eligibleForRollback: boolean;
  /** Its release command's one-off dyno, exit status and whether its output is kept; null without such a command. */
  command: { dyno: string; status: number | null; hasOutput: boolean } | null;
}

export interface ReleaseDetails {
  release: Release;
  /** By name, the config snapshot; null when it can no longer be decrypted. */
  configVars: Record<string, string> | null;
  processTypes: Record<string, string>;
}

/** How values of config vars are kept in the ledger, said plainly where that is not encrypted. */
export interface SnapshotProtection {
  encrypted: boolean;
  /** The key is no secret, so that who can read the ledger can read the values. Absent: it is. */
  isKeyKnown?: true;
  /** One line: by what, or why not. */
  description: string;
}

/** What every client sees of an app's releases. */
export interface ReleaseSummary {
  /** The newest that succeeded; null before the first. */
  current: number | null;
  /** The release whose command runs; null when none does. */
  pending: number | null;
  /** The newest one failed, and dynos still run the one before. */
  failed: number | null;
  /** HEAD of the folder differs from the current release's commit: "Deploy" would make a release. */
  deployable: boolean;
  /** The folder is in no git repository, or in one without a commit: a deploy releases it as it is. Absent: not so. */
  isWithoutCommit?: true;
  /** The code that dynos run from, when a rollback runs an old commit from a worktree; null: the folder itself. */
  worktree: { folder: string; commit: string } | null;
}
