import type { MenuKeys } from '../../shared/desktop/desktop-bridge.ts';
import { desktop } from '../client/desktop.ts';
import { bindingsOf, keymap } from '../commands/keymap.ts';
import { thisKeyboard } from '../commands/keyboard-layout.ts';
import type { Keyboard } from '../commands/keyboard-layout.ts';
import { commandOf } from '../commands/registry.ts';
import { keysOf } from '../commands/chord.ts';
import type { Chord } from '../commands/chord.ts';

/** Keeps the native menu's shortcuts those of the window from now on. */
export function reportMenuKeys(): void {
  const report = (): void => desktop?.menuKeys(menuKeys());
  report();
  keymap.subscribe(report);
}

/** The shortcuts of the commands that are items of the menu, too. */
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

/** Keys that Electron calls something else than the browser; what else has a long name it does not know. */
const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  Home: 'Home',
  End: 'End',
  ' ': 'Space',
  '+': 'Plus',
};

/** Signs that stand on a key of their own without Shift, on the keyboards that Electron goes by. */
const PLAIN_KEY = /^(?:[A-Z0-9,./;'`[\]=-]|F(?:[1-9]|1\d|2[0-4]))$/;

/** A chord as the native menu writes it (`Ctrl+Shift+P`, `Alt+Cmd+W`); null when that cannot be said there. */
export function accelerator(chord: Chord, keyboard: Keyboard): string | null {
  const { ctrl, alt, shift, meta, key } = keysOf(chord);
  const name = PLAIN_KEY.test(key) ? key : NAMES[key];
  if (name === undefined) return null;
  const modifiers = [ctrl && 'Ctrl', alt && 'Alt', shift && 'Shift', meta && (keyboard === 'mac' ? 'Cmd' : 'Super')];
  const pressed = modifiers.filter((modifier) => modifier !== false);
  return pressed.length === 0 ? null : [...pressed, name].join('+');
}
