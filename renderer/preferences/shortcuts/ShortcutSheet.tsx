import { useStore } from 'zustand';
import { t } from '../../../shared/text/i18n.ts';
import { Button } from '../../ui/components/Button.tsx';
import { Dialog } from '../../ui/components/Dialog.tsx';
import { Chords } from '../../commands/Chords.tsx';
import { closeKeyboardDialog, keyboardDialogs } from './keyboard-dialogs.ts';
import { keymap, bindingsOf } from '../../commands/keymap.ts';
import type { CustomKeys } from '../../commands/keymap.ts';
import { thisKeyboard } from '../../commands/keyboard-layout.ts';
import type { Keyboard } from '../../commands/keyboard-layout.ts';
import type { Chord } from '../../commands/chord.ts';
import { headingOf, SECTIONS } from '../../commands/command.ts';
import type { Command } from '../../commands/command.ts';
import { fixedKeys } from '../../commands/fixed-keys.ts';
import { allCommands } from '../../commands/registry.ts';
import styles from './ShortcutSheet.module.css';

const WIDTH_PX = 760;

/** Every shortcut there is. */
export function ShortcutSheet() {
  const open = useStore(keyboardDialogs, (state) => state.open === 'sheet');
  return open ? <Sheet /> : null;
}

function Sheet() {
  const custom = useStore(keymap, (state) => state.custom);
  const keyboard = thisKeyboard();
  return (
    <Dialog
      open
      onClose={closeKeyboardDialog}
      title={t('Keyboard shortcuts')}
      description={
        keyboard === 'mac'
          ? t('In a terminal, those with ⌘ and F6 work; every other key goes to the program.')
          : t('In a terminal, those with Ctrl+Shift and F6 work; every other key goes to the program.')
      }
      width={WIDTH_PX}
      footer={
        <>
          <Button onClick={() => keyboardDialogs.setState({ open: 'keyboard preferences' })}>
            {t('Change shortcuts')}
          </Button>
          <Button variant="primary" onClick={closeKeyboardDialog}>
            {t('Close')}
          </Button>
        </>
      }
    >
      {/* Longer than a small window, it scrolls, by keys as well. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroller} role="group" aria-label={t('Shortcuts')} tabIndex={0}>
        <div className={styles.columns}>
          {sheetSections(keyboard, custom).map(({ heading, rows }) => (
            <section key={heading} className={styles.section} aria-label={heading}>
              <h3 className={styles.heading}>{heading}</h3>
              <dl>
                {rows.map(({ title, chords }) => (
                  <div key={title} className={styles.row}>
                    <dt>{title}</dt>
                    <dd>
                      <Chords chords={chords} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </div>
    </Dialog>
  );
}

export interface SheetSection {
  heading: string;
  rows: { title: string; chords: Chord[] }[];
}

/** All shortcuts in force, by section, with those of terminals and of the menu last. */
function sheetSections(keyboard: Keyboard, custom: CustomKeys): SheetSection[] {
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
