import { slowerWords } from '../../shared/app/activity.ts';
import { t } from '../../shared/text/i18n.ts';
import styles from './StartUpMark.module.css';
import { useStartUp } from './use-activity.ts';

/** Says that a dyno took longer to be up than it usually does; nothing otherwise. */
export function StartUpMark({ app, dyno }: { app: string; dyno: string }) {
  const startUp = useStartUp(app, dyno);
  const slower = startUp === null ? null : slowerWords(startUp);
  return slower === null ? null : <span className={styles.slower}>{t('started {slower}', { slower })}</span>;
}
