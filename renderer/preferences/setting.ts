import type { StoreApi } from 'zustand/vanilla';
import type { Section } from '../commands/command.ts';

/** A value that is remembered somewhere. */
export interface Value<V> {
  read(): V;
  /** Calls the listener after each change, until the returned function is called. */
  subscribe(listener: () => void): () => void;
  set(value: V): void;
}

interface Described {
  /** Stable: the palette remembers what was used by it. */
  id: string;
  title: string;
  /** What it means, in one line. */
  hint: string;
  /** Other words people look for it by. */
  keywords?: string;
  /** Where the palette lists it; absent: another command of the palette does the same. */
  section?: Section;
  /** Absent: always. */
  isOffered?(): boolean;
}

export interface SwitchSetting extends Described {
  kind: 'switch';
  value: Value<boolean>;
}

export interface ChoiceSetting extends Described {
  kind: 'choice';
  options: readonly { value: string; label: string }[];
  value: Value<string>;
}

/** One thing that is chosen once, for all apps. */
export type Setting = SwitchSetting | ChoiceSetting;

export interface SettingGroup {
  heading: string;
  settings: readonly Setting[];
}

/** The part of a store that is one setting. */
export function stored<S, V>(store: StoreApi<S>, select: (state: S) => V, set: (value: V) => void): Value<V> {
  return { read: () => select(store.getState()), subscribe: store.subscribe, set };
}
