import { t } from '../../shared/words.ts';
import { chordOf, chordText } from './chord.ts';
import type { Chord, KeyPress } from './chord.ts';
import type { Command } from './command.ts';
import { fixedKeys } from './fixed-keys.ts';
import { takenBy } from './keymap.ts';
import type { CustomKeys } from './keymap.ts';
import type { Keyboard } from './platform.ts';
import { reachOf } from './reach.ts';

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
  const words = chordText(chord, keyboard);
  if (NAVIGATION.test(chord)) {
    const more = keyboard === 'mac' ? '⌘' : 'Ctrl+Shift';
    return { kind: 'refused', why: `${words} moves through the window. Add ${more}.` };
  }
  const fixed = fixedKeys(keyboard).find((key) => key.chord === chord);
  if (fixed) return { kind: 'refused', why: `${words} always means “${fixed.title}”. Press another one.` };
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
