import { Bug, Keyboard } from 'lucide-react';
import type { DynoSnapshot } from '../../shared/dynos/dyno.ts';
import { t } from '../../shared/text/i18n.ts';
import { cx } from '../ui/components/class-names.ts';
import warning from '../ui/components/WarningBadge.module.css';
import styles from './WaitsBadge.module.css';

type Waiting = Pick<DynoSnapshot, 'waitsIn' | 'awaitsInput'>;

/** Marks a dyno that waits for somebody to type, with what it asks; in a debugger it names that. */
export function WaitsBadge({ dyno }: { dyno: Waiting }) {
  const words = waitsWords(dyno);
  if (words === null) return null;
  const prompt = dyno.waitsIn === undefined ? dyno.awaitsInput?.prompt : undefined;
  return (
    <span className={cx(warning.badge, styles.waits)} title={prompt}>
      <WaitsIcon dyno={dyno} />
      {words}
      {prompt !== undefined && <span className={styles.prompt}>{prompt}</span>}
    </span>
  );
}

/** A mark of a waiting dyno in a tab, which is named after its dyno alone and says the rest as its description. */
export function WaitsMark({ dyno }: { dyno: Waiting }) {
  const words = waitsWords(dyno);
  if (words === null) return null;
  return (
    <span className={cx(warning.badge, styles.waits)} data-words={words} aria-hidden="true">
      <WaitsIcon dyno={dyno} />
    </span>
  );
}

/** What a dyno waits for, if it does. */
export function waitsWords({ waitsIn, awaitsInput }: Waiting): string | null {
  if (waitsIn !== undefined) return t('waits in {debugger}', { debugger: waitsIn });
  return awaitsInput === undefined ? null : t('waits for input');
}

function WaitsIcon({ dyno }: { dyno: Waiting }) {
  return dyno.waitsIn === undefined ? <Keyboard aria-hidden /> : <Bug aria-hidden />;
}
