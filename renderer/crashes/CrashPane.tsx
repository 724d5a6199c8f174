import type { ReactNode } from 'react';
import { CrashCard } from './CrashCard.tsx';
import styles from './CrashPane.module.css';

/** A dyno's terminal, with the card of its crash above it while there is one to show. */
export function CrashPane({ app, dyno, children }: { app: string; dyno: string; children: ReactNode }) {
  return (
    <>
      <CrashCard app={app} dyno={dyno} />
      <div className={styles.terminal}>{children}</div>
    </>
  );
}
