import {
  ArrowRightToLine,
  Move,
  Pin,
  PanelTopClose,
  PictureInPicture2,
  SquareSplitHorizontal,
  SquareSplitVertical,
  SquareStack,
} from 'lucide-react';
import { t } from '../../shared/text/i18n.ts';
import { actOnPane, canAct } from './pane-actions.ts';
import type { PaneAction } from './pane-actions.ts';
import type { Command } from '../commands/command.ts';

interface PaneCommand extends Command {
  action: PaneAction;
}

/** The parts of the centre: beside, below and over each other. */
export const paneCommands: readonly PaneCommand[] = [
  {
    ...act('split-right'),
    id: 'pane.splitRight',
    title: t('Split right'),
    icon: SquareSplitHorizontal,
    keywords: t('pane tab beside side by side new column'),
    shortcut: { mac: ['Meta+D'], others: ['Ctrl+Shift+D'] },
  },
  {
    ...act('split-down'),
    id: 'pane.splitDown',
    title: t('Split down'),
    icon: SquareSplitVertical,
    keywords: t('pane tab below under new row'),
    shortcut: { mac: ['Shift+Meta+D'], others: ['Ctrl+Shift+E'] },
  },
  {
    ...act('float'),
    id: 'pane.float',
    title: t('Float'),
    icon: PictureInPicture2,
    keywords: t('pane tab over undock detach window picture'),
    shortcut: { mac: ['Shift+Meta+Y'], others: ['Ctrl+Shift+Y'] },
  },
  {
    ...act('arrange'),
    id: 'pane.arrange',
    title: t('Move or resize floating pane'),
    icon: Move,
    keywords: t('arrow keys place size larger smaller'),
    shortcut: { mac: ['Shift+Meta+S'], others: ['Ctrl+Shift+S'] },
  },
  {
    ...act('dock'),
    id: 'pane.dock',
    title: t('Dock'),
    icon: Pin,
    keywords: t('floating pane back attach tile'),
    shortcut: { mac: ['Shift+Meta+B'], others: ['Ctrl+Shift+B'] },
  },
  {
    ...act('move'),
    id: 'pane.moveTab',
    title: t('Move to other pane'),
    icon: ArrowRightToLine,
    keywords: t('tab next'),
    shortcut: { mac: ['Shift+Meta+M'], others: ['Ctrl+Shift+M'] },
  },
  {
    ...act('next'),
    id: 'pane.next',
    title: t('Focus next pane'),
    icon: SquareStack,
    keywords: t('go to switch other'),
    shortcut: { mac: ['Alt+Meta+ArrowRight'], others: ['Ctrl+Shift+J'] },
  },
  {
    ...act('close'),
    id: 'pane.close',
    title: t('Close pane'),
    icon: PanelTopClose,
    keywords: t('join unsplit one tabs'),
    // Ctrl+Shift+W is next to it, and closes the app: nobody shall press it once too often.
    shortcut: { mac: ['Meta+W'], others: ['Ctrl+Shift+H'] },
  },
];

function act(action: PaneAction): Pick<PaneCommand, 'action' | 'section' | 'available' | 'run'> {
  return {
    action,
    section: 'View',
    available: ({ app }) => app !== null && canAct(app.id, action),
    run: ({ app }) => app && actOnPane(app.id, action),
  };
}
