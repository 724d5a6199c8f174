import { ask } from '../apps/ask.ts';
import { notify } from '../ui/notices.ts';
import { changeWords } from './config-changes.ts';
import type { PendingChange, PendingChanges } from './config-changes.ts';

/**
 * Saves changes as one release. New names for several env files take a request, and so a release, for each file. What
 * was changed elsewhere since an edit began is refused by the engine.
 * @returns names that were saved.
 */
export async function saveChanges(app: string, changes: PendingChanges): Promise<string[]> {
  const saved: string[] = [];
  for (const { file, entries } of requestsFor(changes)) {
    const change = await ask('config.set', {
      app,
      vars: entries.map(([name, { value }]) => [name, value]),
      expected: entries.map(([name, { before }]) => [name, before]),
      ...(file !== null && { file }),
    });
    if (change === undefined) return saved;
    notify(changeWords(change), 'info');
    saved.push(...entries.map(([name]) => name));
  }
  return saved;
}

interface FileChanges {
  /** Where new names go; null: the last env file. */
  file: string | null;
  entries: [string, PendingChange][];
}

/** As few requests as can be: names that exist are changed where they stand, whatever file is named for new ones. */
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
