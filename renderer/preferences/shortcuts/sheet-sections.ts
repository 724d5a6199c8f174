import { t } from '../../../shared/text/i18n.ts';
import type { Chord } from '../../commands/chord.ts';
import { headingOf, SECTIONS } from '../../commands/command.ts';
import type { Command } from '../../commands/command.ts';
import { fixedKeys } from '../../commands/fixed-keys.ts';
import { bindingsOf } from '../../commands/keymap.ts';
import type { CustomKeys } from '../../commands/keymap.ts';
import type { Keyboard } from '../../commands/keyboard-layout.ts';
import { allCommands } from '../../commands/registry.ts';

export interface SheetSection {
  heading: string;
  rows: { title: string; chords: Chord[] }[];
}

/** All shortcuts in force, by section, with those of terminals and of the menu last. */
export function sheetSections(keyboard: Keyboard, custom: CustomKeys): SheetSection[] {
  const own = SECTIONS.map((section) => {
    const commands = allCommands().filter((command) => command.section === section);
    return { heading: headingOf(section), rows: rowsOf(commands, keyboard, custom) };
  });
  const fixed = fixedKeys(keyboard).map(({ title, chord }) => ({ title, chords: [chord] }));
  return [...own, { heading: t('Terminals and the window'), rows: fixed }].filter(({ rows }) => rows.length > 0);
}

/** A row per command that has a shortcut; a series has one, with its first and its last. */
function rowsOf(commands: readonly Command[], keyboard: Keyboard, custom: CustomKeys): SheetSection['rows'] {
  const rows = new Map<string, Chord[]>();
  for (const command of commands) {
    const chords = bindingsOf(command, keyboard, custom).map(({ chord }) => chord);
    if (chords.length === 0) continue;
    const first = command.series && rows.get(command.series)?.slice(0, 1);
    rows.set(command.series ?? command.title.replace(/ …$/, ''), first ? [...first, ...chords] : chords);
  }
  return [...rows].map(([title, chords]) => ({ title, chords }));
}
