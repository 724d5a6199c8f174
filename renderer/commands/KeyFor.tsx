import { useStore } from 'zustand';
import type { ReactNode } from 'react';
import { Chords } from './Chords.tsx';
import styles from './KeyFor.module.css';
import { bindingsOf, keymap } from './keymap.ts';
import { thisKeyboard } from './keyboard-layout.ts';
import { commandOf } from './registry.ts';

/** The first shortcut of a command, with words behind it; nothing where it has none. */
export function KeyFor({ command: id, children }: { command: string; children?: ReactNode }) {
  const custom = useStore(keymap, (state) => state.custom);
  const command = commandOf(id);
  const [binding] = command ? bindingsOf(command, thisKeyboard(), custom) : [];
  if (binding === undefined) return null;
  return (
    <span className={styles.key}>
      <Chords chords={[binding.chord]} /> {children}
    </span>
  );
}
