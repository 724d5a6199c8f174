import { type ColourDepth, paint } from '../../../shared/logs/heroku-colours.ts';
import type { Release } from '../../../shared/releases/release.ts';
import { type Column, tableText } from '../output/table.ts';
import { timeAgo } from '../output/time-ago.ts';
import { statusWords } from './status-labels.ts';

/** Before the first row of a table. */
const HEAD_LINES = 2;
/** A description is not made shorter than this, however narrow the terminal. */
const LEAST_DESCRIPTION = 12;

export interface ListOptions {
  /** Epoch milliseconds. */
  now: number;
  depth: ColourDepth;
  /** Of the terminal; null: there is none, and nothing is cut. */
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
