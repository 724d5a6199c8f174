import { ArrowRightLeft, Command as CommandIcon, Compass, Keyboard, SlidersHorizontal } from 'lucide-react';
import { t } from '../../../shared/text/i18n.ts';
import { closePalette, openPalette, palette } from '../../commands/palette-store.ts';
import type { PaletteScope } from '../../commands/palette-store.ts';
import { startTour } from '../../tour/tour.ts';
import type { Command } from '../../commands/command.ts';
import { keyboardDialogs } from '../../preferences/shortcuts/keyboard-dialogs.ts';
import { refreshAppFacts } from '../../state/app-facts.ts';
import { refreshRecentFolders } from '../../state/folders/recent-folders.ts';

/** Ways to all the others. */
export const helpCommands: readonly Command[] = [
  {
    id: 'palette.open',
    title: t('Command palette'),
    section: 'Dynodeck',
    icon: CommandIcon,
    shortcut: {
      mac: ['Shift+Meta+P', { chord: 'Meta+K', reach: 'outside terminals' }],
      others: ['Ctrl+Shift+P', 'Ctrl+K'],
    },
    // It would list itself.
    onlyVariants: true,
    run: () => toggle('all'),
  },
  {
    id: 'palette.switch',
    title: t('Switch to a dyno or app'),
    section: 'Dynodeck',
    icon: ArrowRightLeft,
    shortcut: { mac: ['Meta+P'], others: ['Ctrl+Shift+O'] },
    onlyVariants: true,
    run: () => toggle('dynos and apps'),
  },
  {
    id: 'shortcuts.show',
    title: t('Keyboard shortcuts'),
    section: 'Dynodeck',
    icon: Keyboard,
    keywords: t('help keys sheet'),
    shortcut: { mac: ['?'], others: ['?'] },
    run: () => keyboardDialogs.setState({ open: 'sheet' }),
  },
  {
    id: 'preferences.show',
    title: t('Preferences'),
    section: 'Dynodeck',
    icon: SlidersHorizontal,
    keywords: t('settings options configure appearance'),
    run: () => keyboardDialogs.setState({ open: 'preferences' }),
  },
  {
    id: 'shortcuts.change',
    title: t('Change keyboard shortcuts'),
    section: 'Dynodeck',
    icon: Keyboard,
    keywords: t('remap keys bindings preferences'),
    run: () => keyboardDialogs.setState({ open: 'keyboard preferences' }),
  },
  {
    id: 'tour.start',
    title: t('Take the tour'),
    section: 'Dynodeck',
    icon: Compass,
    keywords: t('help introduction learn first steps'),
    available: ({ app }) => app !== null,
    run: startTour,
  },
];

function toggle(scope: PaletteScope): void {
  const { open, scope: shown } = palette.getState();
  if (open && shown === scope) return closePalette();
  refreshRecentFolders();
  refreshAppFacts();
  openPalette(null, scope);
}
