import type { DynoSnapshot } from '../../shared/app.ts';
import { assertNever } from '../../shared/assert-never.ts';
import { useDyno } from '../apps/apps-store.ts';
import { exitWords } from '../dynos/exit-words.ts';
import { shownState } from '../dynos/shown-state.ts';
import { StateGlyph } from '../ui/StateGlyph.tsx';
import styles from './EndedBar.module.css';

/** Under the terminal of a dyno that does not run: how it ended, or why. The screen stays as the program left it. */
export function EndedBar({ app, dyno }: { app: string; dyno: string }) {
  const snapshot = useDyno(app, dyno);
  const told = snapshot === undefined ? null : endWords(snapshot);
  if (snapshot === undefined || told === null) return null;
  const state = shownState(snapshot);
  return (
    <p className={styles.bar} data-state={state} role="status">
      <StateGlyph state={state} />
      <span className={styles.text}>{told}</span>
    </p>
  );
}

function endWords({ name, state, exit, shutdown, note }: DynoSnapshot): string | null {
  if (shutdown !== null) return null;
  switch (state) {
    case 'starting':
    case 'up':
      return null;
    case 'complete':
      return `${name} is complete${exit === null ? '' : `, ${exitWords(exit)}`}`;
    case 'crashed':
      return note ?? (exit === null ? `${name} crashed` : `${name} ${exitWords(exit)}`);
    case 'idle':
      return `${name} sleeps. The next request wakes it.`;
    case 'down':
      return exit === null ? `${name} is down. Start it to see what it prints.` : `${name} ${exitWords(exit)}`;
    default:
      return assertNever(state);
  }
}
