import { remember, remembered } from '../../ui/state/remembered.ts';
import { NO_FILTER } from './use-log-filter.ts';
import type { FullFilter } from './use-log-filter.ts';

/** A filter of an app with a name. */
export interface Preset {
  name: string;
  filter: FullFilter;
}

/** The most presets that fit a menu. */
const MAX_PRESETS = 20;

const keyOf = (folder: string): string => `log-presets.${folder}`;

/** The saved filters of the app in a folder, by name. */
export function presetsOf(folder: string): Preset[] {
  const known = remembered<Preset[]>(keyOf(folder), []);
  // Saved by another version: fields may be missing.
  return known.map(({ name, filter }) => ({ name, filter: { ...NO_FILTER, ...filter } }));
}

/** Saves a filter; one of the same name is replaced. Times are not saved: they pass. */
export function savePreset(folder: string, name: string, filter: FullFilter): void {
  const others = presetsOf(folder).filter((preset) => preset.name !== name);
  const saved = { name, filter: { ...filter, since: null, until: null } };
  const sorted = [...others, saved].sort((a, b) => a.name.localeCompare(b.name));
  remember(keyOf(folder), sorted.slice(0, MAX_PRESETS));
}

export function removePreset(folder: string, name: string): void {
  remember(keyOf(folder), presetsOf(folder).filter((preset) => preset.name !== name));
}
