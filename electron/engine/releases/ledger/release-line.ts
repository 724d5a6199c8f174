/** What the ledger of an app's releases says, line by line. Pure: no files here. */
import * as v from 'valibot';
import type { Release } from '../../../../shared/releases/release.ts';
import { SealedVarsSchema } from './sealed-vars.ts';

const Version = v.pipe(v.number(), v.integer(), v.minValue(1));
const Status = v.picklist(['pending', 'succeeded', 'failed', 'expired']);

const CommitSchema = v.object({ hash: v.string(), subject: v.string(), dirty: v.boolean() });

const ReleaseSchema = v.object({
  version: Version,
  cause: v.picklist(['initial', 'config', 'procfile', 'deploy', 'rollback', 'retry']),
  description: v.string(),
  user: v.string(),
  /** Epoch milliseconds. */
  at: v.number(),
  commit: v.nullable(CommitSchema),
  /** The commit whose code a worktree holds; null: the code is the folder's. */
  code: v.nullable(v.string()),
  processTypes: v.record(v.string(), v.string()),
  vars: SealedVarsSchema,
  /** The engine that made it, and runs its command. */
  maker: v.object({ pid: v.number(), startedAt: v.string(), boot: v.string() }),
});

const LineSchema = v.variant('kind', [
  v.object({ kind: v.literal('release'), status: Status, ...ReleaseSchema.entries }),
  /** Its release command is started. */
  v.object({ kind: v.literal('command'), version: Version, dyno: v.string() }),
  v.object({
    kind: v.literal('settled'),
    version: Version,
    status: Status,
    /** Of the release command; null when it has not ended. */
    exit: v.nullable(v.number()),
    hasOutput: v.boolean(),
  }),
]);

export type ReleaseLine = v.InferOutput<typeof LineSchema>;

/** One release as the lines about it say in the end. */
export type StoredRelease = v.InferOutput<typeof ReleaseSchema> & Pick<Release, 'status' | 'command'>;

/** The line, or null when it is of a later version of Dynodeck, or none of ours. */
export function parseReleaseLine(value: unknown): ReleaseLine | null {
  const parsed = v.safeParse(LineSchema, value);
  return parsed.success ? parsed.output : null;
}

/** Oldest first. A line about a release that is not there is left out. */
export function applyLine(releases: readonly StoredRelease[], line: ReleaseLine): StoredRelease[] {
  switch (line.kind) {
    case 'release': {
      const { kind: _, ...release } = line;
      // The first line of a version is the one that was acknowledged.
      const isKnown = releases.some(({ version }) => version === line.version);
      return isKnown ? [...releases] : [...releases, { ...release, command: null }];
    }
    case 'command':
      return changed(releases, line.version, () => ({
        command: { dyno: line.dyno, status: null, hasOutput: false },
      }));
    case 'settled':
      return changed(releases, line.version, ({ command }) => ({
        status: line.status,
        command: command && { ...command, status: line.exit, hasOutput: line.hasOutput },
      }));
  }
}

function changed(
  releases: readonly StoredRelease[],
  version: number,
  change: (release: StoredRelease) => Partial<StoredRelease>,
): StoredRelease[] {
  return releases.map((release) => (release.version === version ? { ...release, ...change(release) } : release));
}
