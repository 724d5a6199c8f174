import { GridCell } from './GridCell.tsx';
import styles from './TerminalGrid.module.css';

export interface TerminalGridProps {
  app: string;
  /** Names of all dynos of the app. */
  dynos: string[];
}

/** All terminals of an app side by side. */
export function TerminalGrid({ app, dynos }: TerminalGridProps) {
  if (dynos.length === 0) {
    return <p className={styles.empty}>No dynos yet. Scale a process type up, or run a one-off dyno.</p>;
  }
  return (
    <div className={styles.grid}>
      {dynos.map((dyno) => (
        <GridCell key={dyno} app={app} dyno={dyno} />
      ))}
    </div>
  );
}
