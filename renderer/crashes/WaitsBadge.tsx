import { Bug } from 'lucide-react';
import { t } from '../../shared/text/i18n.ts';
import { cx } from '../ui/components/class-names.ts';
import warning from '../ui/components/WarningBadge.module.css';
import styles from './WaitsBadge.module.css';

/** Marks a dyno that waits for somebody in the prompt of a debugger. */
export function WaitsBadge({ waitsIn }: { waitsIn: string | undefined }) {
  if (waitsIn === undefined) return null;
  return (
    <span className={cx(warning.badge, styles.waits)}>
      <Bug aria-hidden />
      {waitsWords(waitsIn)}
    </span>
  );
}

/** A mark of a waiting dyno in a tab, which is named after its dyno alone and says the rest as its description. */
export function WaitsMark({ waitsIn }: { waitsIn: string | undefined }) {
  if (waitsIn === undefined) return null;
  return (
    <span className={cx(warning.badge, styles.waits)} data-words={waitsWords(waitsIn)} aria-hidden="true">
      <Bug />
    </span>
  );
}

function waitsWords(waitsIn: string): string {
  return t('waits in {debugger}', { debugger: waitsIn });
}
