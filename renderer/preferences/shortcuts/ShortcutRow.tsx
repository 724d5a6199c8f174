import { Pencil, RotateCcw, X } from 'lucide-react';
import { useStore } from 'zustand';
import { t } from '../../../shared/text/i18n.ts';
import { IconButton } from '../../ui/components/IconButton.tsx';
import { Chords, useChords } from '../../commands/Chords.tsx';
import type { Command } from '../../commands/command.ts';
import { clearChords, keymap, restoreDefaults } from '../../commands/keymap.ts';
import { thisKeyboard } from '../../commands/keyboard-layout.ts';
import styles from './ShortcutRow.module.css';
import { recorder } from '../../commands/dispatch.ts';
import { ShortcutRecorder } from './ShortcutRecorder.tsx';
import { allCommands } from '../../commands/registry.ts';

/** One command with its shortcut, which can be changed, taken away and reset. */
export function ShortcutRow({ command }: { command: Command }) {
  const chords = useChords(command);
  const recording = useStore(recorder, (state) => state.command === command.id);
  const changed = useStore(keymap, (state) => command.id in state.custom);
  const title = command.title.replace(/ …$/, '');
  return (
    <li className={styles.row} aria-label={title}>
      <span className={styles.title}>{title}</span>
      {recording ? (
        <ShortcutRecorder command={command} />
      ) : (
        <>
          {chords.length > 0 ? <Chords chords={chords} /> : <span className={styles.none}>{t('none')}</span>}
          <span className={styles.actions}>
            <IconButton
              label={t('Change the shortcut of {command}', { command: title })}
              icon={<Pencil />}
              onClick={() => recorder.setState({ command: command.id })}
            />
            <IconButton
              label={t('Remove the shortcut of {command}', { command: title })}
              icon={<X />}
              disabled={chords.length === 0}
              onClick={() => clearChords(command.id)}
            />
            <IconButton
              label={t('Reset the shortcut of {command}', { command: title })}
              icon={<RotateCcw />}
              disabled={!changed}
              onClick={() => restoreDefaults(command, allCommands(), thisKeyboard())}
            />
          </span>
        </>
      )}
    </li>
  );
}
