import { type ColourDepth, paint, type HerokuColour } from '../../../shared/logs/heroku-colours.ts';
import type { Release, ReleaseDetails, ReleaseStatus } from '../../../shared/releases/release.ts';
import { quoteForShell } from '../../../shared/env/quote.ts';
import { printable } from '../../../shared/text/printable.ts';
import { type Column, tableText } from '../output/table.ts';
import { timeAgo } from '../output/time-ago.ts';

/** The lines before the first row of a table. */
const HEAD_LINES = 2;
/** A description is not made shorter than this, however narrow the terminal. */
const LEAST_DESCRIPTION = 12;

export interface ListOptions {
  /** Epoch milliseconds. */
  now: number;
  depth: ColourDepth;
  /** The width of the terminal; null: there is none, and nothing is cut. */
  columns: number | null;
}

/**
 * The screen of `heroku releases` (docs/heroku.md §7).
 * @param releases newest first
 */
export function releasesText(app: string, releases: readonly Release[], options: ListOptions): string {
  if (releases.length === 0) return `${app} has no releases.\n`;
  const current = releases.find((release) => release.current);
  const title = `=== ${app} Releases${current === undefined ? '' : ` - Current: v${current.version}`}`;
  return `${title}\n\n${table(releases, options)}`;
}

function table(releases: readonly Release[], { now, depth, columns }: ListOptions): string {
  const whole = tableText(releases, columnsFor(now, Infinity), 'none');
  const excess = columns === null ? 0 : Math.max(...whole.split('\n').map((line) => line.length)) - columns;
  const longest = Math.max(...releases.map((release) => describe(release, Infinity).length));
  const limit = excess > 0 ? Math.max(LEAST_DESCRIPTION, longest - excess) : Infinity;
  const lines = tableText(releases, columnsFor(now, limit), 'none').split('\n');
  return lines.map((line, index) => paintStatus(line, releases[index - HEAD_LINES], depth)).join('\n');
}

function columnsFor(now: number, limit: number): Column<Release>[] {
  return [
    { title: 'v', of: ({ version }) => `v${version}` },
    { title: 'description', of: (release) => describe(release, limit) },
    { title: 'user', of: ({ user }) => user },
    { title: 'created_at', of: ({ at }) => timeAgo(at, now) },
  ];
}

/** The words for the status are never cut: they are what matters. */
function describe({ description, status }: Release, limit: number): string {
  const words = statusWords(status);
  const suffix = words === null ? '' : ` ${words.text}`;
  const room = Math.max(1, limit - suffix.length);
  return (description.length > room ? `${description.slice(0, room - 1)}…` : description) + suffix;
}

function paintStatus(line: string, release: Release | undefined, depth: ColourDepth): string {
  const words = release === undefined ? null : statusWords(release.status);
  if (words === null) return line;
  const at = line.lastIndexOf(words.text);
  return line.slice(0, at) + paint(words.text, words.colour, depth) + line.slice(at + words.text.length);
}

/** The screen of `heroku releases:info` (docs/heroku.md §7), without add-ons, and with the commit. */
export function infoText({ release, configVars }: ReleaseDetails, isForShell: boolean): string {
  const { version, user, description, status, at, commit, eligibleForRollback } = release;
  const words = statusWords(status);
  const rows: [string, string][] = [
    ['By', user],
    ['Change', words === null ? description : `${description} ${words.text}`],
    ...commitRows(commit),
    ['Eligible for Rollback?', eligibleForRollback ? 'Yes' : 'No'],
    ['When', `${new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')}`],
  ];
  const vars = varsText(configVars, isForShell);
  const told = rows.map(([name, value]): [string, string] => [name, printable(value)]);
  return `=== Release v${version}\n\n${aligned(told)}\n=== v${version} Config vars\n\n${vars}`;
}

function commitRows(commit: Release['commit']): [string, string][] {
  if (commit === null) return [];
  return [['Commit', `${commit.hash}${commit.dirty ? ' (dirty)' : ''} ${commit.subject}`]];
}

function varsText(configVars: Record<string, string> | null, isForShell: boolean): string {
  if (configVars === null) return 'They were encrypted by the key store of the desktop app: see them in its window.\n';
  const vars = Object.entries(configVars);
  return isForShell ? vars.map(([name, value]) => `${quoteForShell(name, value)}\n`).join('') : aligned(vars);
}

/** `FOO:          bar`, as Heroku lists what has names. */
function aligned(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(0, ...rows.map(([name]) => name.length)) + ': '.length;
  return rows.map(([name, value]) => `${`${name}:`.padEnd(width)}${value}\n`).join('');
}

/** The fields of Heroku's API as far as there is such a thing here. */
export function releaseJson(release: Release): Record<string, unknown> {
  const { version, status, description, user, at, commit, current, eligibleForRollback, command, cause } = release;
  return {
    version,
    status,
    description,
    user: { email: user },
    created_at: new Date(at).toISOString(),
    current,
    eligible_for_rollback: eligibleForRollback,
    cause,
    commit,
    release_command: command && { dyno: command.dyno, exit_status: command.status },
  };
}

interface StatusWords {
  text: string;
  colour: HerokuColour;
}

/** The words `heroku releases` puts behind the description of a release that did not simply succeed. */
const WORDS: Record<ReleaseStatus, StatusWords | null> = {
  pending: { text: 'release command executing', colour: 'yellow' },
  failed: { text: 'release command failed', colour: 'red' },
  expired: { text: 'release expired', colour: 'dim' },
  succeeded: null,
};

export function statusWords(status: ReleaseStatus): StatusWords | null {
  return WORDS[status];
}
