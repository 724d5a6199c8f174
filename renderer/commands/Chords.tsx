import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { chordWords } from './chord.ts';
import type { Chord } from './chord.ts';
import styles from './Chords.module.css';
import type { Command } from './command.ts';
import { bindingsOf, keymap } from './keymap.ts';
import { thisKeyboard } from './keyboard-layout.ts';
import keyStyles from './KeyFor.module.css';
import { commandOf } from './registry.ts';

/** Chords as they stand on the keys. */
export function Chords({ chords }: { chords: readonly Chord[] }) {
  const keyboard = thisKeyboard();
  return (
    <span className={styles.chords}>
      {chords.map((chord) => (
        <kbd key={chord} className={styles.chord}>
          {chordWords(chord, keyboard).map((word, place) => (
            <Fragment key={word}>
              {place > 0 && <span className="visually-hidden">+</span>}
              <span className={styles.key}>{word}</span>
            </Fragment>
          ))}
        </kbd>
      ))}
    </span>
  );
}

/** The chords of a command that are in force. */
export function useChords(command: Command): Chord[] {
  const custom = useStore(keymap, (state) => state.custom);
  return bindingsOf(command, thisKeyboard(), custom).map(({ chord }) => chord);
}

/** The first shortcut of a command, with words behind it; nothing where it has none. */
export function KeyFor({ command: id, children }: { command: string; children?: ReactNode }) {
  const custom = useStore(keymap, (state) => state.custom);
  const command = commandOf(id);
  const [binding] = command ? bindingsOf(command, thisKeyboard(), custom) : [];
  if (binding === undefined) return null;
  return (
    <span className={keyStyles.key}>
      <Chords chords={[binding.chord]} /> {children}
    </span>
  );
}
