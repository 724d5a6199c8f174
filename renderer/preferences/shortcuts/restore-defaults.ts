import type { Command } from '../../commands/command.ts';
import { defaultsOf, keymap, removeChord, resetChords, takenBy } from '../../commands/keymap.ts';
import type { Keyboard } from '../../commands/keyboard-layout.ts';

/** Gives a command its default shortcuts back, also where another one has been given them meanwhile. */
export function restoreDefaults(command: Command, commands: readonly Command[], keyboard: Keyboard): void {
  for (const binding of defaultsOf(command, keyboard)) {
    const other = takenBy(binding, command.id, commands, keyboard, keymap.getState().custom);
    if (other) removeChord(other, binding.chord, keyboard);
  }
  resetChords(command.id);
}
