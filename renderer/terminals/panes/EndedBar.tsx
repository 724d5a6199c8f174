import type { DynoSnapshot } from '../../../shared/dynos/dyno.ts';
import { assertNever } from '../../../shared/text/assert-never.ts';
import { t } from '../../../shared/text/i18n.ts';
import { useDyno } from '../../state/apps-store.ts';
import { exitWords } from '../../../shared/crashes/crash-labels.ts';
import { shownState } from '../../state/dynos/shown-state.ts';
import { StateGlyph } from '../../ui/components/StateGlyph.tsx';
import styles from './EndedBar.module.css';

/**
 * A bar under the terminal of a dyno that does not run: how it ended, or why. The screen stays as the program left it.
 */
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

function endWords({ name: dyno, state, exit, shutdown, note }: DynoSnapshot): string | null {
  if (shutdown !== null) return null;
  const ending = exit === null ? null : t('{dyno} {ending}', { dyno, ending: exitWords(exit) });
  switch (state) {
    case 'starting':
    case 'up':
      return null;
    case 'complete':
      return exit === null
        ? t('{dyno} is complete', { dyno })
        : t('{dyno} is complete, {ending}', { dyno, ending: exitWords(exit) });
    case 'crashed':
      return note ?? ending ?? t('{dyno} crashed', { dyno });
    case 'idle':
      return t('{dyno} sleeps. The next request wakes it.', { dyno });
    case 'down':
      return ending ?? t('{dyno} is down. Start it to see what it prints.', { dyno });
    default:
      return assertNever(state);
  }
}
