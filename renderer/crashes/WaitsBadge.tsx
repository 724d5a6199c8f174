import { Bug } from 'lucide-react';
import styles from './WaitsBadge.module.css';

/** Marks a dyno that waits for somebody in the prompt of a debugger. */
export function WaitsBadge({ waitsIn }: { waitsIn: string | undefined }) {
  if (waitsIn === undefined) return null;
  return (
    <span className={styles.badge}>
      <Bug aria-hidden />
      waits in {waitsIn}
    </span>
  );
}
