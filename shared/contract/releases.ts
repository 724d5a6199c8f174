import * as v from 'valibot';
import type { Release, ReleaseDetails, SnapshotProtection } from '../releases/release.ts';
import { AppParams, Count, Id } from './fields.ts';

/** The most releases of one answer. */
const MAX_RELEASES = 1_000;
const Version = v.pipe(Count, v.minValue(1));
const AppAndVersion = v.object({ app: Id, version: Version });

export const releaseRequests = {
  /** Newest first. */
  'releases.list': v.object({ app: Id, count: v.optional(v.pipe(Count, v.maxValue(MAX_RELEASES)), 15) }),
  'releases.info': AppAndVersion,
  /** What the release command printed, so far while it runs. */
  'releases.output': AppAndVersion,
  /** These answer as soon as the release is on the ledger; its command may still have to run. */
  'releases.deploy': AppParams,
  /** @param version null: the newest but one that can be rolled back to */
  'releases.rollback': v.object({
    app: Id,
    version: v.nullable(Version),
    /** Runs the old commit's code too, from a git worktree; the folder itself is not touched. */
    code: v.optional(v.boolean(), false),
  }),
  /** @param version null: the newest */
  'releases.retry': v.object({ app: Id, version: v.nullable(Version) }),
} as const;

export interface ReleaseResults {
  'releases.list': { releases: Release[]; protection: SnapshotProtection };
  'releases.info': ReleaseDetails;
  'releases.output': { text: string; complete: boolean };
  'releases.deploy': Release;
  'releases.rollback': Release;
  'releases.retry': Release;
}

export interface ReleaseEvents {
  /** A release was made, or its status changed. */
  'releases.changed': { app: string; release: Release };
}
