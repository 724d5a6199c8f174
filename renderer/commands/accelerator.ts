import { keysOf } from './chord.ts';
import type { Chord } from './chord.ts';
import type { Keyboard } from './keyboard-layout.ts';

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
