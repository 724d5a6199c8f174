import { createStore } from 'zustand/vanilla';
import { t } from '../../../shared/text/i18n.ts';
import { remember, remembered } from '../state/remembered.ts';

/** A whole set of colours, of tokens.css and the theme-*.css files. */
export type Theme = 'light' | 'dark' | 'contrast-light' | 'contrast-dark';

/** What is chosen: a theme, or whatever the system asks for. */
export type ThemeChoice = 'system' | Theme;

/** What the system asks for. */
export interface SystemWishes {
  dark: boolean;
  /** More contrast, or colours of its own that replace ours (`forced-colors`). */
  contrast: boolean;
}

export const THEME_CHOICES: readonly { value: ThemeChoice; label: string }[] = [
  { value: 'system', label: t('As the system') },
  { value: 'light', label: t('Light') },
  { value: 'dark', label: t('Dark') },
  { value: 'contrast-light', label: t('Light, high contrast') },
  { value: 'contrast-dark', label: t('Dark, high contrast') },
];

const STORAGE_KEY = 'theme';
const DARK = '(prefers-color-scheme: dark)';
const WISHES = [DARK, '(prefers-contrast: more)', '(forced-colors: active)'] as const;

const known = remembered<string>(STORAGE_KEY, 'system');

/** The chosen theme; remembered by this browser or window. */
export const theme = createStore<{ choice: ThemeChoice }>()(() => ({
  choice: isThemeChoice(known) ? known : 'system',
}));

export function isThemeChoice(value: string): value is ThemeChoice {
  return THEME_CHOICES.some((choice) => choice.value === value);
}

export function setTheme(choice: ThemeChoice): void {
  theme.setState({ choice });
  remember(STORAGE_KEY, choice);
}

/** The theme that a choice comes to. */
export function themeFor(choice: ThemeChoice, { dark, contrast }: SystemWishes): Theme {
  if (choice !== 'system') return choice;
  if (contrast) return dark ? 'contrast-dark' : 'contrast-light';
  return dark ? 'dark' : 'light';
}

/** Puts the theme on the page, and keeps it in step with the choice and the system. Called before the first paint. */
export function followTheme(): void {
  const apply = (): void => {
    document.documentElement.dataset['theme'] = themeFor(theme.getState().choice, wishes());
  };
  apply();
  theme.subscribe(apply);
  for (const wish of WISHES) matchMedia(wish).addEventListener('change', apply);
}

function wishes(): SystemWishes {
  const [dark, ...contrast] = WISHES.map((wish) => matchMedia(wish).matches);
  return { dark: dark ?? false, contrast: contrast.includes(true) };
}
