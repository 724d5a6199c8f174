import { ask } from '../state/ask.ts';
import { notify } from '../ui/state/notices.ts';
import { changeWords, requestsFor } from './config-changes.ts';
import type { PendingChanges } from './config-changes.ts';

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
    for (const warning of change.warnings ?? []) notify(warning);
    saved.push(...entries.map(([name]) => name));
  }
  return saved;
}
