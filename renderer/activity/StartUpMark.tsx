import { seconds, slowerWords } from '../../shared/activity-start-up.ts';
import styles from './StartUpMark.module.css';
import { useStartUp } from './use-activity.ts';

/** How long a dyno took to be up, where that got worse than it usually is. */
export function StartUpMark({ app, dyno }: { app: string; dyno: string }) {
  const startUp = useStartUp(app, dyno);
  if (startUp === null) return null;
  const slower = slowerWords(startUp);
  if (slower === null) return <span>started in {seconds(startUp.took)}</span>;
  return <span className={styles.slower}>{slower}</span>;
}
