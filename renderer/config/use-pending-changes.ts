import { useState } from 'react';
import { ask } from '../state/ask.ts';
import { notify } from '../ui/state/notices.ts';
import { withChange, withoutChange, changeWords, requestsFor } from './config-changes.ts';
import type { PendingChange, PendingChanges } from './config-changes.ts';

const NONE: PendingChanges = new Map();

export interface PendingChangesControl {
  changes: PendingChanges;
  /** Whether changes wait for each other, to be saved as one release. */
  collecting: boolean;
  /** To stop collecting discards. */
  collect: (on: boolean) => void;
  /** Saves a change, or lets it wait. One that changes nothing is not saved. */
  change: (name: string, change: PendingChange) => void;
  undo: (name: string) => void;
  discard: () => void;
  save: (changes: PendingChanges) => Promise<void>;
}

/** Changes of an app's config vars that are not saved yet. */
export function usePendingChanges(app: string, onSaved: () => void): PendingChangesControl {
  const [collecting, setCollecting] = useState(false);
  const [changes, setChanges] = useState(NONE);
  const save = async (toSave: PendingChanges) => {
    const saved = await saveChanges(app, toSave);
    setChanges((before) => saved.reduce(withoutChange, before));
    onSaved();
  };
  return {
    changes,
    collecting,
    collect: (on) => {
      setCollecting(on);
      if (!on) setChanges(NONE);
    },
    change: (name, change) => {
      if (collecting) setChanges((before) => withChange(before, name, change));
      else if (change.value !== change.before) void save(new Map([[name, change]]));
    },
    undo: (name) => setChanges((before) => withoutChange(before, name)),
    discard: () => setChanges(NONE),
    save,
  };
}

/**
 * Saves changes as one release. New names for several env files take a request, and so a release, for each file. What
 * was changed elsewhere since an edit began is refused by the engine.
 * @returns names that were saved.
 */
async function saveChanges(app: string, changes: PendingChanges): Promise<string[]> {
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
