import { changeWords } from '../../shared/crashes/crash-changes.ts';
import type { Crash } from '../../shared/crashes/crash.ts';
import { t } from '../../shared/text/i18n.ts';
import { dayAndTime, isSameDay, minuteOfDay } from '../ui/text/times.ts';
import styles from './CrashChangeList.module.css';

/** What changed since a dyno last ran well. Says nothing of dynos that were never started, and until it is known. */
export function CrashChangeList({ crash: { changes, status } }: { crash: Crash }) {
  if (changes === null || status === null) return null;
  const words = changeWords(changes);
  if (words.length === 0) {
    if (changes.since === null) return null;
    const since = moment(changes.since);
    return (
      <p className={styles.heading}>
        {t('Nothing changed in its folder since it last ran well ({moment}).', { moment: since })}
      </p>
    );
  }
  return (
    <div className={styles.changes}>
      <p className={styles.heading}>
        {changes.since === null
          ? t('Found in its folder')
          : t('Changed since it last ran well (started {moment})', { moment: moment(changes.since) })}
      </p>
      <dl className={styles.list}>
        {words.map(({ subject, text }) => (
          <Change key={subject + text} subject={subject} text={text} />
        ))}
      </dl>
    </div>
  );
}

function Change({ subject, text }: { subject: string; text: string }) {
  return (
    <>
      <dt>{subject}</dt>
      <dd>{text}</dd>
    </>
  );
}

/** The day only when it was another one. */
function moment(at: number): string {
  return isSameDay(at, Date.now()) ? minuteOfDay(at) : dayAndTime(at);
}
