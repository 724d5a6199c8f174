import { ArrowRightLeft, Command as CommandIcon, Compass, Keyboard, SlidersHorizontal } from 'lucide-react';
import { closePalette, openPalette, palette } from '../../palette/palette-store.ts';
import type { PaletteScope } from '../../palette/palette-store.ts';
import { startTour } from '../../tour/tour.ts';
import type { Command } from '../command.ts';
import { keyboardDialogs } from '../keyboard-dialogs.ts';
import { refreshAppFacts } from './app-facts.ts';
import { refreshRecentFolders } from './recent-folders.ts';

/** Ways to all the others. */
export const helpCommands: readonly Command[] = [
  {
    id: 'palette.open',
    title: 'Command palette',
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
    title: 'Switch to a dyno or app',
    section: 'Dynodeck',
    icon: ArrowRightLeft,
    shortcut: { mac: ['Meta+P'], others: ['Ctrl+Shift+O'] },
    onlyVariants: true,
    run: () => toggle('dynos and apps'),
  },
  {
    id: 'shortcuts.show',
    title: 'Keyboard shortcuts',
    section: 'Dynodeck',
    icon: Keyboard,
    keywords: 'help keys sheet',
    shortcut: { mac: ['?'], others: ['?'] },
    run: () => keyboardDialogs.setState({ open: 'sheet' }),
  },
  {
    id: 'preferences.show',
    title: 'Preferences',
    section: 'Dynodeck',
    icon: SlidersHorizontal,
    keywords: 'settings options configure appearance',
    run: () => keyboardDialogs.setState({ open: 'preferences' }),
  },
  {
    id: 'shortcuts.change',
    title: 'Change keyboard shortcuts',
    section: 'Dynodeck',
    icon: Keyboard,
    keywords: 'remap keys bindings preferences',
    run: () => keyboardDialogs.setState({ open: 'keyboard preferences' }),
  },
  {
    id: 'tour.start',
    title: 'Take the tour',
    section: 'Dynodeck',
    icon: Compass,
    keywords: 'help introduction learn first steps',
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
