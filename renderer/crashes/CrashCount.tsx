import { tn } from '../../shared/text/i18n.ts';
import { cx } from '../ui/components/class-names.ts';
import styles from './CrashCount.module.css';

/** How many dynos have crashed, in place of how many are up. Not part of the button's text: its name is the app's. */
export function CrashCount({ crashed, className }: { crashed: number; className: string | undefined }) {
  return (
    <span
      className={cx(className, styles.count)}
      data-words={tn(crashed, '{n} crashed', '{n} crashed')}
      aria-hidden="true"
    />
  );
}
