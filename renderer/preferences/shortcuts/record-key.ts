import { t } from '../../../shared/text/i18n.ts';
import { chordOf, chordText } from '../../commands/chord.ts';
import type { Chord, KeyPress } from '../../commands/chord.ts';
import type { Command } from '../../commands/command.ts';
import { fixedKeys } from '../../commands/fixed-keys.ts';
import { takenBy } from '../../commands/keymap.ts';
import type { CustomKeys } from '../../commands/keymap.ts';
import type { Keyboard } from '../../commands/keyboard-layout.ts';
import { reachOf } from '../../commands/keybinding-scope.ts';

/** What a pressed key means for the command whose shortcut is being recorded. */
export type Recorded =
  /** Modifiers alone: the rest is still to come. */
  | { kind: 'waiting' }
  | { kind: 'cancelled' }
  | { kind: 'refused'; why: string }
  /** Another command has it; it can be taken from there. */
  | { kind: 'taken'; chord: Chord; by: Command; note: string | null }
  | { kind: 'free'; chord: Chord; note: string | null };

/** Keys that move, confirm and leave, everywhere. */
const NAVIGATION = /^(?:Shift\+)?(?:Tab|Enter| |Backspace|Delete|Arrow\w+|Page\w+|Home|End)$/;

export function recordedKey(
  press: KeyPress,
  command: Command,
  commands: readonly Command[],
  keyboard: Keyboard,
  custom: CustomKeys,
): Recorded {
  const chord = chordOf(press);
  if (chord === null) return { kind: 'waiting' };
  if (chord === 'Escape') return { kind: 'cancelled' };
  const keys = chordText(chord, keyboard);
  if (NAVIGATION.test(chord)) {
    const modifiers = keyboard === 'mac' ? '⌘' : 'Ctrl+Shift';
    const why = t('{keys} moves through the window. Add {modifiers}.', { keys, modifiers });
    return { kind: 'refused', why };
  }
  const fixed = fixedKeys(keyboard).find((key) => key.chord === chord);
  if (fixed) {
    const why = t('{keys} always means “{action}”. Press another one.', { keys, action: fixed.title });
    return { kind: 'refused', why };
  }
  const reach = reachOf(chord, keyboard);
  const note = reachNote(reach);
  const by = takenBy({ chord, reach }, command.id, commands, keyboard, custom);
  return by ? { kind: 'taken', chord, by, note } : { kind: 'free', chord, note };
}

/** Where a chord does not work, so that nobody wonders. */
function reachNote(reach: ReturnType<typeof reachOf>): string | null {
  switch (reach) {
    case 'everywhere':
      return null;
    case 'outside terminals':
      return t('In a terminal it goes to the program.');
    case 'outside text':
      return t('In terminals and text fields it is typed.');
  }
}
