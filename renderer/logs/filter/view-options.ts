import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { t } from '../../../shared/text/i18n.ts';
import { remember, remembered } from '../../ui/state/remembered.ts';

export const TIMESTAMPS = ['full', 'short', 'relative', 'off'] as const;
export type Timestamps = (typeof TIMESTAMPS)[number];

export const TIMESTAMP_CHOICES: readonly { value: Timestamps; label: string }[] = [
  { value: 'full', label: t('As Heroku prints them') },
  { value: 'short', label: t('Time of day') },
  { value: 'relative', label: t('Age') },
  { value: 'off', label: t('None') },
];

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

/** How logs are shown now; remembered by this browser or window. */
export const viewOptions = createStore<ViewOptions>()(() => ({
  ...DEFAULTS,
  ...remembered<Partial<ViewOptions>>(STORAGE_KEY, {}),
}));

export function useViewOptions(): ViewOptions {
  return useStore(viewOptions);
}

export function setViewOption<K extends keyof ViewOptions>(name: K, value: ViewOptions[K]): void {
  viewOptions.setState({ [name]: value } as Pick<ViewOptions, K>);
  remember(STORAGE_KEY, viewOptions.getState());
}
