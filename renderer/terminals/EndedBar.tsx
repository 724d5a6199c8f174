import type { DynoSnapshot } from '../../shared/app.ts';
import { useDyno } from '../apps/apps-store.ts';
import { exitWords } from '../dynos/exit-words.ts';
import { shownState } from '../dynos/shown-state.ts';
import { StateGlyph } from '../ui/StateGlyph.tsx';
import styles from './EndedBar.module.css';

/** Under the terminal of a dyno that has ended: how. The screen above stays as the program left it. */
export function EndedBar({ app, dyno }: { app: string; dyno: string }) {
  const snapshot = useDyno(app, dyno);
  const told = snapshot === undefined ? null : endWords(snapshot);
  if (snapshot === undefined || told === null) return null;
  const state = shownState(snapshot);
  return (
    <p className={styles.bar} data-state={state} role="status">
      <StateGlyph state={state} />
      {told}
    </p>
  );
}

function endWords({ name, state, exit, shutdown }: DynoSnapshot): string | null {
  if (exit === null || shutdown !== null) return null;
  switch (state) {
    case 'starting':
    case 'up':
      return null;
    case 'complete':
      return `${name} is complete, ${exitWords(exit)}`;
    case 'crashed':
    case 'down':
      return `${name} ${exitWords(exit)}`;
  }
}
