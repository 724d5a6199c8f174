import { AppWindow } from 'lucide-react';
import { t } from '../../../shared/text/i18n.ts';
import type { Command } from '../../commands/command.ts';
import { goToApp } from '../../panels/navigate.ts';

/** As many as there are digits without the zero. */
const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Switching to an app by its place in the rail. */
export const nthAppCommands: readonly Command[] = DIGITS.map((digit) => ({
  id: `app.show${digit}`,
  title: t('Switch to app {digit} of the list', { digit }),
  series: t('Switch to app 1 … 9 of the list'),
  section: 'Apps',
  icon: AppWindow,
  shortcut: { mac: [`Meta+${digit}`], others: [`Alt+${digit}`] },
  // The apps themselves are entries of the palette.
  onlyVariants: true,
  available: ({ apps }) => apps.length >= digit,
  run: ({ apps }) => {
    const app = apps[digit - 1];
    if (app) goToApp(app.id);
  },
}));
