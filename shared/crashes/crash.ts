import type { CrashCause } from '../dynos/dyno.ts';
import type { ReleaseCommit } from '../releases/release.ts';

/** A crash of a dyno: what is known about it at that moment, for people to find out why. */
export interface Crash {
  dyno: string;
  type: string;
  /** Epoch milliseconds. */
  at: number;
  /** Exit status as a shell says it; null when nothing was started. */
  status: number | null;
  cause: CrashCause;
  /** What the dyno manager said beside it, such as the port a dyno listens on instead; null mostly. */
  note: string | null;
  /** The command it ran, or was to run. */
  command: string;
  /** Milliseconds from its start to its end; null when nothing was started. */
  ranFor: number | null;
  /** It was over its memory quota (R14) before. */
  overQuota: boolean;
  /** Crashes of this dyno in a row, this one included: without a good run or an end that was asked for between them. */
  inARow: number;
  /** What it printed last, oldest first, without escape sequences; values of secret config vars are masked. */
  lines: string[];
  /** Index in `lines` where what it died of begins: the head of a stack trace, mostly. */
  errorAt: number;
  /** The one line that says most about it; null when it printed nothing. */
  headline: string | null;
  /** Number of the first line of the app's log after it. */
  logLine: number;
  /** Null while they are being found. */
  changes: CrashChanges | null;
}

/** What is another thing now than when dynos of this type last ran well. */
export interface CrashChanges {
  /** Start of that good run in epoch milliseconds; null: none is known, and only `installs` was looked at. */
  since: number | null;
  /** The command then; null when it is the same. */
  commandBefore: string | null;
  /** Names, never values. */
  configVars: { added: string[]; changed: string[]; removed: string[] };
  /** Null when HEAD is the same, and outside of a repository. */
  head: { before: ReleaseCommit; now: ReleaseCommit; commits: number | null } | null;
  /** Relative to the folder, newest first; `total` counts those that are not listed, too. */
  files: { paths: string[]; total: number };
  /** Lock files of package managers that say something else than what is installed. */
  installs: StaleInstall[];
}

/** A lock file that was changed after packages were last installed. */
export interface StaleInstall {
  lockfile: string;
  /** What installs them: `npm ci`. */
  command: string;
  /** Nothing of it was ever installed here. */
  missing: boolean;
}

export const NO_CHANGES: CrashChanges = {
  since: null,
  commandBefore: null,
  configVars: { added: [], changed: [], removed: [] },
  head: null,
  files: { paths: [], total: 0 },
  installs: [],
};

/** A crash with everything the app's files and programs have said in it masked. */
export function maskedCrash(crash: Crash, mask: (text: string) => string): Crash {
  const { command, note, headline, lines, changes } = crash;
  const maskOrNull = (text: string | null): string | null => (text === null ? null : mask(text));
  return {
    ...crash,
    command: mask(command),
    note: maskOrNull(note),
    headline: maskOrNull(headline),
    lines: lines.map(mask),
    changes: changes === null ? null : { ...changes, commandBefore: maskOrNull(changes.commandBefore) },
  };
}
