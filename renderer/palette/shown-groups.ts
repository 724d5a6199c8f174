import { assertNever } from '../../shared/text/assert-never.ts';
import { t } from '../../shared/text/i18n.ts';
import { headingOf, SECTIONS } from '../commands/command.ts';
import type { CommandContext, Command, Section } from '../commands/command.ts';
import { allCommands, areValid, commandOf, isAvailable } from '../commands/registry.ts';
import { entriesOf, entryId, entryOf } from './entries.ts';
import type { Entry, EntryGroup, Hit } from './entries.ts';
import type { PaletteScope } from '../commands/palette-store.ts';
import { recentUses } from './recent-entries.ts';
import { fuzzyMatch } from './fuzzy.ts';

/** What the palette lists for what has been typed, in sections. */
export function groupsFor(query: string, context: CommandContext, scope: PaletteScope): EntryGroup[] {
  const entries = entriesOf(allCommands(), context, scope);
  const uses = knownUses(context, scope);
  return query.trim() === '' ? listed(entries, uses) : found(query, entries, uses);
}

/** What was used before and can be done again now. */
function knownUses(context: CommandContext, scope: PaletteScope): KnownUse[] {
  switch (scope) {
    case 'all':
      return recentUses().flatMap(({ command: id, args }) => {
        const command = commandOf(id);
        return command && isAvailable(command, context) && areValid(command, context, args) ? { command, args } : [];
      });
    case 'dynos and apps':
      return [];
    default:
      return assertNever(scope);
  }
}

/** A command that was used before, found among those there are now. */
interface KnownUse {
  command: Command;
  args: readonly string[];
}

/** So many of the last used come first. */
const RECENT_SHOWN = 5;
/** A list to look through, not to search in; typing finds the rest. */
const MOST_SHOWN = 40;
const MOST_PER_SECTION = 12;
/** What was used is above what matches about as well; in points of {@link fuzzyMatch}. */
const RECENT_BONUS = 6;

/** Nothing is above what was typed to its last letter. */
const WHOLE_TITLE = 100;

/** The first rows of all sections together: what fits the palette, and is drawn first. */
export function firstRows(groups: readonly EntryGroup[], count: number): EntryGroup[] {
  let left = count;
  return groups.flatMap(({ heading, items }) => {
    const taken = items.slice(0, left);
    left -= taken.length;
    return taken.length === 0 ? [] : [{ heading, items: taken }];
  });
}

/** What is listed before anything is typed: what was used last, then every section. */
export function listed(entries: readonly Entry[], uses: readonly KnownUse[]): EntryGroup[] {
  const recent = uses.slice(0, RECENT_SHOWN).map((use) => knownEntry(use, entries));
  const used = new Set(recent.map(({ id }) => id));
  const rest = entries.filter(({ id, quiet }) => !quiet && !used.has(id));
  const groups = SECTIONS.map((section) => ({
    heading: headingOf(section),
    items: plain(rest.filter((entry) => entry.section === section).slice(0, MOST_PER_SECTION)),
  }));
  return [{ heading: t('Recently used'), items: plain(recent) }, ...groups].filter(({ items }) => items.length > 0);
}

/** What was typed finds these, the best section first, and in it the best entry. */
export function found(query: string, entries: readonly Entry[], uses: readonly KnownUse[]): EntryGroup[] {
  const recent = new Map(uses.map(({ command, args }, place) => [entryId(command, args), place]));
  const known = new Set(entries.map(({ id }) => id));
  const forgotten = uses.map((use) => knownEntry(use, entries)).filter(({ id }) => !known.has(id));
  const scored = [...entries, ...forgotten]
    .flatMap((entry) => {
      const match = fuzzyMatch(query, entry.title, entry.keywords);
      if (match === null) return [];
      const place = recent.get(entry.id);
      const bonus = (place === undefined ? 0 : RECENT_BONUS / (place + 1)) + (isWhole(query, entry) ? WHOLE_TITLE : 0);
      return { entry, hits: match.hits, score: match.score + bonus };
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_SHOWN);
  const groups = new Map<Section, Hit[]>();
  for (const { entry, hits } of scored) {
    groups.set(entry.section, [...(groups.get(entry.section) ?? []), { entry, hits }]);
  }
  return [...groups].map(([section, items]) => ({ heading: headingOf(section), items }));
}

function isWhole(query: string, { title }: Entry): boolean {
  return title.toLowerCase() === query.trim().toLowerCase();
}

function knownEntry({ command, args }: KnownUse, entries: readonly Entry[]): Entry {
  const id = entryId(command, args);
  return entries.find((entry) => entry.id === id) ?? entryOf(command, { args });
}

function plain(entries: readonly Entry[]): Hit[] {
  return entries.map((entry) => ({ entry, hits: [] }));
}
