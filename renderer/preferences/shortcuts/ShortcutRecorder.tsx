import { useEffect, useState } from 'react';
import { t } from '../../../shared/text/i18n.ts';
import { Button } from '../../ui/components/Button.tsx';
import { notify } from '../../ui/state/notices.ts';
import { rich } from '../../ui/text/rich.ts';
import { chordText } from '../../commands/chord.ts';
import type { Chord } from '../../commands/chord.ts';
import { Chords } from '../../commands/Chords.tsx';
import type { Command } from '../../commands/command.ts';
import { keymap, removeChord, setChord } from '../../commands/keymap.ts';
import { thisKeyboard } from '../../commands/keyboard-layout.ts';
import styles from './ShortcutRow.module.css';
import { recordedKey } from './record-key.ts';
import type { Recorded } from './record-key.ts';
import { recorder } from '../../commands/dispatch.ts';
import { allCommands } from '../../commands/registry.ts';

/** Waits for the keys of a command's new shortcut. One that is free is taken at once. */
export function ShortcutRecorder({ command }: { command: Command }) {
  const [said, setSaid] = useState<Recorded>({ kind: 'waiting' });
  const asks = said.kind === 'taken';

  useEffect(() => {
    if (asks) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      event.preventDefault();
      event.stopPropagation();
      const recorded = recordedKey(event, command, allCommands(), thisKeyboard(), keymap.getState().custom);
      if (recorded.kind === 'free') give(command, recorded);
      if (recorded.kind === 'free' || recorded.kind === 'cancelled') stop();
      else setSaid(recorded);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [command, asks]);

  useEffect(() => stop, []);

  if (said.kind !== 'taken') {
    return (
      <span className={styles.recording} role="status">
        {said.kind === 'refused' ? said.why : t('Press the new keys, or Esc to leave it.')}
      </span>
    );
  }
  const take = (): void => {
    removeChord(said.by, said.chord, thisKeyboard());
    give(command, said);
    stop();
  };
  return (
    <span className={styles.recording} role="status">
      <span>
        {rich(t('{keys} is “{command}”.'), {
          keys: <Chords chords={[said.chord]} />,
          command: said.by.title.replace(/ …$/, ''),
        })}
      </span>
      <Button autoFocus onClick={take}>
        {t('Use it here')}
      </Button>
      <Button variant="quiet" onClick={stop}>
        {t('Cancel')}
      </Button>
    </span>
  );
}

function give(command: Command, { chord, note }: { chord: Chord; note: string | null }): void {
  setChord(command.id, chord);
  if (note !== null) notify(t('{keys} is set. {note}', { keys: chordText(chord, thisKeyboard()), note }), 'info');
}

function stop(): void {
  recorder.setState({ command: null });
}
