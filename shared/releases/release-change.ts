/** What makes a release, in Heroku's words (docs/heroku.md §3.5, §7). */
import { RELEASE } from '../dynos/formation.ts';
import type { ReleaseCommit } from './release.ts';

/** What dynos of a release are made of, beside the code. */
export interface Slug {
  configVars: Record<string, string>;
  /** Process type → command, in the Procfile's order. */
  processTypes: Record<string, string>;
}

/** Names that were set to another value, and names that were removed. */
export interface ConfigDifference {
  set: string[];
  removed: string[];
}

/** Heroku's log line has this many digits of a commit, its descriptions one less. */
const LOG_HASH_DIGITS = 8;
const HASH_DIGITS = 7;

export function configDifference(before: Record<string, string>, now: Record<string, string>): ConfigDifference {
  return {
    set: Object.keys(now).filter((name) => !Object.hasOwn(before, name) || before[name] !== now[name]),
    removed: Object.keys(before).filter((name) => !Object.hasOwn(now, name)),
  };
}

/** Process types of the formation that came, went or run another command. */
export function changedTypes(before: Record<string, string>, now: Record<string, string>): string[] {
  const { set, removed } = configDifference(before, now);
  return [...set, ...removed].filter((name) => name !== RELEASE);
}

/** `Set FOO, BAZ config vars`, `Remove FOO config vars`. */
export function describeConfigChange({ set, removed }: ConfigDifference): string {
  if (removed.length === 0) return `Set ${set.join(', ')} config vars`;
  if (set.length === 0) return `Remove ${removed.join(', ')} config vars`;
  return `Set ${set.join(', ')} and remove ${removed.join(', ')} config vars`;
}

/** Describes edits by hand that a restart takes over; null when there are none. */
export function describeEdits(config: ConfigDifference, types: readonly string[]): string | null {
  const parts = [
    ...(config.set.length + config.removed.length > 0 ? [describeConfigChange(config)] : []),
    ...(types.length > 0 ? [`Procfile changed: ${types.join(', ')}`] : []),
  ];
  return parts.length === 0 ? null : parts.join('; ');
}

/** `Deploy 9f8e7d6`; a commit that is not all of the code is said to be dirty. */
export function describeDeploy(commit: ReleaseCommit | null): string {
  return deployWords(commit, HASH_DIGITS);
}

/** A deploy as the log has it: `Deploy 99d0a112`. */
export function deployLogWords(commit: ReleaseCommit | null): string {
  return deployWords(commit, LOG_HASH_DIGITS);
}

/** What HEROKU_SLUG_DESCRIPTION says of a commit. */
export function describeSlug(hash: string): string {
  return `Deploy ${hash.slice(0, HASH_DIGITS)}`;
}

/** `Retry of v8: Deploy 9f8e7d6`; a retry of a retry names what was to be released. */
export function describeRetry(version: number, description: string): string {
  return `Retry of v${version}: ${description.replace(/^Retry of v\d+: /, '')}`;
}

function deployWords(commit: ReleaseCommit | null, digits: number): string {
  if (commit === null) return 'Deploy';
  return `Deploy ${commit.hash.slice(0, digits)}${commit.dirty ? ' (dirty)' : ''}`;
}
