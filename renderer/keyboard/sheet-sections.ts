import type { Chord } from './chord.ts';
import { SECTIONS } from './command.ts';
import { fixedKeys } from './fixed-keys.ts';
import { bindingsOf } from './keymap.ts';
import type { CustomKeys } from './keymap.ts';
import type { Keyboard } from './platform.ts';
import { allCommands } from './registry.ts';

export interface SheetSection {
  heading: string;
  rows: { title: string; chords: Chord[] }[];
}

/** All shortcuts in force, by section, with those of terminals and of the menu last. */
export function sheetSections(keyboard: Keyboard, custom: CustomKeys): SheetSection[] {
  const own = SECTIONS.map((section) => ({
    heading: section,
    rows: allCommands()
      .filter((command) => command.section === section)
      .map((command) => ({
        title: command.title.replace(/ …$/, ''),
        chords: bindingsOf(command, keyboard, custom).map(({ chord }) => chord),
      }))
      .filter(({ chords }) => chords.length > 0),
  }));
  const fixed = fixedKeys(keyboard).map(({ title, chord }) => ({ title, chords: [chord] }));
  return [...own, { heading: 'Terminals and the window', rows: fixed }].filter(({ rows }) => rows.length > 0);
}
