import { SECTIONS } from '../keyboard/command.ts';
import { entryOf } from './entries.ts';
import type { Entry, EntryGroup, Hit } from './entry.ts';
import { entryId } from './entry.ts';
import { fuzzyMatch } from './fuzzy.ts';
import type { Command } from '../keyboard/command.ts';

/** A command that was used before, found among those there are now. */
export interface KnownUse {
  command: Command;
  args: readonly string[];
}

/** So many of the last used come first. */
const RECENT_SHOWN = 5;
/** A list to look through, not to search in; typing finds the rest. */
const MOST_SHOWN = 60;
const MOST_PER_SECTION = 12;
/** What was used is above what matches about as well; in points of {@link fuzzyMatch}. */
const RECENT_BONUS = 6;
/** Words beside the title find it, but not before one that has them in its title. */
const KEYWORD_SHARE = 0.4;

/** Before anything is typed: what was used last, then every section. */
export function listed(entries: readonly Entry[], uses: readonly KnownUse[]): EntryGroup[] {
  const recent = uses.slice(0, RECENT_SHOWN).map((use) => knownEntry(use, entries));
  const used = new Set(recent.map(({ id }) => id));
  const rest = entries.filter(({ id, quiet }) => !quiet && !used.has(id));
  const groups = SECTIONS.map((section) => ({
    heading: section,
    items: plain(rest.filter((entry) => entry.section === section).slice(0, MOST_PER_SECTION)),
  }));
  return [{ heading: 'Recently used', items: plain(recent) }, ...groups].filter(({ items }) => items.length > 0);
}

/** What was typed finds these, the best section first, and in it the best entry. */
export function found(query: string, entries: readonly Entry[], uses: readonly KnownUse[]): EntryGroup[] {
  const recent = new Map(uses.map(({ command, args }, place) => [entryId(command, args), place]));
  const known = new Set(entries.map(({ id }) => id));
  const forgotten = uses.map((use) => knownEntry(use, entries)).filter(({ id }) => !known.has(id));
  const scored = [...entries, ...forgotten]
    .flatMap((entry) => {
      const match = matchEntry(query, entry);
      if (match === null) return [];
      const place = recent.get(entry.id);
      return { entry, hits: match.hits, score: match.score + (place === undefined ? 0 : RECENT_BONUS / (place + 1)) };
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_SHOWN);
  const groups = new Map<string, Hit[]>();
  for (const { entry, hits } of scored) {
    groups.set(entry.section, [...(groups.get(entry.section) ?? []), { entry, hits }]);
  }
  return [...groups].map(([heading, items]) => ({ heading, items }));
}

function matchEntry(query: string, { title, keywords }: Entry): { score: number; hits: readonly number[] } | null {
  const whole = fuzzyMatch(query, title);
  if (whole || keywords === '') return whole;
  const text = `${title} ${keywords}`;
  const match = fuzzyMatch(query, text);
  if (match === null) return null;
  return { score: match.score * KEYWORD_SHARE, hits: match.hits.filter((hit) => hit < title.length) };
}

function knownEntry({ command, args }: KnownUse, entries: readonly Entry[]): Entry {
  const id = entryId(command, args);
  return entries.find((entry) => entry.id === id) ?? entryOf(command, { args });
}

function plain(entries: readonly Entry[]): Hit[] {
  return entries.map((entry) => ({ entry, hits: [] }));
}
