import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { remember, remembered } from '../ui/remembered.ts';

export const TIMESTAMPS = ['full', 'short', 'relative', 'off'] as const;
export type Timestamps = (typeof TIMESTAMPS)[number];

/** How logs are shown, in all apps. */
export interface ViewOptions {
  wrap: boolean;
  /** Stack traces are folded into their first line. */
  fold: boolean;
  ansi: boolean;
  timestamps: Timestamps;
}

const STORAGE_KEY = 'log-view';
const DEFAULTS: ViewOptions = { wrap: false, fold: true, ansi: true, timestamps: 'full' };

const options = createStore<ViewOptions>()(() => ({ ...DEFAULTS, ...remembered<Partial<ViewOptions>>(STORAGE_KEY, {}) }));

export function useViewOptions(): ViewOptions {
  return useStore(options);
}

export function setViewOption<K extends keyof ViewOptions>(name: K, value: ViewOptions[K]): void {
  options.setState({ [name]: value } as Pick<ViewOptions, K>);
  remember(STORAGE_KEY, options.getState());
}
