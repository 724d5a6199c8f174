import { changeSummary } from '../../shared/crashes/crash-changes.ts';
import { t } from '../../shared/text/i18n.ts';
import { selectTab } from '../state/shown-layout.ts';
import { Button } from '../ui/components/Button.tsx';
import styles from './CrashNote.module.css';
import { useShownCrash } from './shown-crash.ts';

/** The line in a dyno's row that says most about its crash, and the way to the rest. */
export function CrashNote({ app, dyno }: { app: string; dyno: string }) {
  const crash = useShownCrash(app, dyno);
  if (crash === null) return null;
  const { headline, changes } = crash;
  const summary = changes === null ? '' : changeSummary(changes);
  if (headline === null && summary === '') return null;
  return (
    <div className={styles.note}>
      <div className={styles.words}>
        {headline !== null && (
          <code className={styles.headline} title={headline}>
            {headline}
          </code>
        )}
        {summary !== '' && (
          <div className={styles.changed}>
            {changes?.since === null
              ? t('To look at: {changes}', { changes: summary })
              : t('Changed since it ran well: {changes}', { changes: summary })}
          </div>
        )}
      </div>
      <Button
        variant="quiet"
        className={styles.why}
        aria-label={t('Why {dyno} crashed', { dyno })}
        onClick={() => selectTab(app, dyno)}
      >
        {t('Why?')}
      </Button>
    </div>
  );
}
