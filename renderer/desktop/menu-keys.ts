import type { MenuKeys } from '../../shared/desktop/desktop-bridge.ts';
import { desktop } from '../client/desktop.ts';
import { accelerator } from '../commands/accelerator.ts';
import { bindingsOf, keymap } from '../commands/keymap.ts';
import { thisKeyboard } from '../commands/keyboard-layout.ts';
import { commandOf } from '../commands/registry.ts';

/** Keeps the native menu's shortcuts those of the window from now on. */
export function reportMenuKeys(): void {
  const report = (): void => desktop?.menuKeys(menuKeys());
  report();
  keymap.subscribe(report);
}

/** Of the commands that are items of the menu, too. */
function menuKeys(): MenuKeys {
  return { openFolder: keyOf('folder.open'), runOneOff: keyOf('run.start') };
}

/** The first that works everywhere: any other one the menu would take from text fields and terminals. */
function keyOf(id: string): string | null {
  const keyboard = thisKeyboard();
  const command = commandOf(id);
  const bindings = command ? bindingsOf(command, keyboard, keymap.getState().custom) : [];
  const everywhere = bindings.find(({ reach }) => reach === 'everywhere');
  return everywhere ? accelerator(everywhere.chord, keyboard) : null;
}
