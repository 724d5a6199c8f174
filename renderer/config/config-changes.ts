import type { ConfigChange } from '../../shared/config/config-entry.ts';
import { t, tn } from '../../shared/text/i18n.ts';
import { firstListed } from '../ui/text/listed.ts';

/** Changes that wait to be saved together: name → new value, null to remove it. */
export type PendingChanges = ReadonlyMap<string, PendingChange>;

export interface PendingChange {
  value: string | null;
  /** As it was when the edit began; null for a name that did not exist. */
  before: string | null;
  /** For a new name: the env file it goes to. Absent: the last one. */
  file?: string;
}

/** Changes with one more; one that leads back to what it was is none. */
export function withChange(changes: PendingChanges, name: string, change: PendingChange): PendingChanges {
  const next = new Map(changes);
  const before = changes.get(name)?.before ?? change.before;
  if (change.value === before) next.delete(name);
  else next.set(name, { ...change, before });
  return next;
}

export function withoutChange(changes: PendingChanges, name: string): PendingChanges {
  const next = new Map(changes);
  next.delete(name);
  return next;
}

/** `2 set, 1 removed` */
export function pendingWords(changes: PendingChanges): string {
  const removed = [...changes.values()].filter(({ value }) => value === null).length;
  const set = changes.size - removed;
  return [
    ...(set > 0 ? [tn(set, '{n} set', '{n} set')] : []),
    ...(removed > 0 ? [tn(removed, '{n} removed', '{n} removed')] : []),
  ].join(', ');
}

export interface FileChanges {
  /** Where new names go; null: the last env file. */
  file: string | null;
  entries: [string, PendingChange][];
}

/**
 * The fewest requests for these changes: names that exist are changed where they stand, whatever file is named for new
 * ones.
 */
export function requestsFor(changes: PendingChanges): FileChanges[] {
  const files = new Map<string | null, [string, PendingChange][]>();
  const existing = [...changes].filter(([, { before }]) => before !== null);
  for (const entry of [...changes].filter(([, { before }]) => before === null)) {
    const file = entry[1].file ?? null;
    files.set(file, [...(files.get(file) ?? []), entry]);
  }
  const requests = [...files].map(([file, entries]) => ({ file, entries }));
  const [first, ...rest] = requests;
  if (first === undefined) return existing.length === 0 ? [] : [{ file: null, entries: existing }];
  return [{ ...first, entries: [...existing, ...first.entries] }, ...rest];
}

/** `Set FOO, BAR, v13. Restarting web.1.` */
export function changeWords({ set, removed, version, restarted, isHeldBack }: ConfigChange): string {
  if (set.length === 0 && removed.length === 0) return t('Nothing changed: the values are what they were.');
  const what = [editWords(names(set), names(removed)), ...(version === null ? [] : [`v${version}`])].join(', ');
  if (restarted.length === 0) return `${what}.`;
  const dynos = names(restarted);
  return isHeldBack
    ? t('{what}. When its release command has succeeded, {dynos} will restart.', { what, dynos })
    : t('{what}. Restarting {dynos}.', { what, dynos });
}

function editWords(set: string, removed: string): string {
  if (removed === '') return t('Set {vars}', { vars: set });
  if (set === '') return t('Removed {vars}', { vars: removed });
  return t('Set {vars}, removed {removed}', { vars: set, removed });
}

/** A notice names no more than these: it would be full. */
const MOST_NAMES = 4;

function names(list: readonly string[]): string {
  return firstListed(list, MOST_NAMES);
}
