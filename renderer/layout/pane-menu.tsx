import { chordText } from '../commands/chord.ts';
import { paneCommands } from './pane-commands.ts';
import { bindingsOf, keymap } from '../commands/keymap.ts';
import { thisKeyboard } from '../commands/keyboard-layout.ts';
import type { MenuItem } from '../ui/components/Menu.tsx';
import type { Layout } from '../state/layout/layout.ts';
import { actOnPane, isPossible } from './pane-actions.ts';

/** What can be done with a tab and its pane; what cannot be done now is disabled. */
export function paneMenuItems(app: string, layout: Layout, tab: string): MenuItem[] {
  const keyboard = thisKeyboard();
  const { custom } = keymap.getState();
  return paneCommands.filter(({ action }) => action !== 'next').map((command) => {
    const { action, title, icon: Icon } = command;
    const [binding] = bindingsOf(command, keyboard, custom);
    return {
      label: title,
      icon: <Icon />,
      disabled: !isPossible(layout, action, tab),
      onSelect: () => actOnPane(app, action, tab),
      ...(binding && { detail: chordText(binding.chord, keyboard) }),
    };
  });
}
