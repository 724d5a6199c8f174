import { cx } from '../ui/class-names.ts';
import styles from './CrashCount.module.css';

/** In place of how many dynos of an app are up: how many have crashed. Its words are said beside it. */
export function CrashCount({ crashed, className }: { crashed: number; className: string | undefined }) {
  return (
    <span className={cx(className, styles.count)} aria-hidden="true">
      {crashed} crashed
    </span>
  );
}
