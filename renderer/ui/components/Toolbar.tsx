import type { ReactNode } from 'react';
import styles from './Toolbar.module.css';

/** The strip above a panel's content. */
export function Toolbar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={label}>
      {children}
    </div>
  );
}

/** Pushes what follows to the far end of a {@link Toolbar}. */
export function ToolbarSpace() {
  return <span className={styles.space} aria-hidden="true" />;
}
