import { X } from 'lucide-react';
import { crashHeading, crashReason } from '../../shared/crashes/crash-labels.ts';
import type { Crash } from '../../shared/crashes/crash.ts';
import { t } from '../../shared/text/i18n.ts';
import { IconButton } from '../ui/components/IconButton.tsx';
import { StateGlyph } from '../ui/components/StateGlyph.tsx';
import { useTicking } from '../ui/state/clock.ts';
import { CrashActions } from './CrashActions.tsx';
import styles from './CrashCard.module.css';
import { CrashChangeList } from './CrashChangeList.tsx';
import { CrashLines } from './CrashLines.tsx';
import { dismissCrash } from './crashes-store.ts';
import { crashMoment } from './crash-moment.ts';
import { useShownCrash } from './shown-crash.ts';

/** Over the terminal of a dyno that has crashed: what happened, why, what had changed, and what can be done. */
export function CrashCard({ app, dyno }: { app: string; dyno: string }) {
  const crash = useShownCrash(app, dyno);
  return crash === null ? null : <Card app={app} crash={crash} />;
}

function Card({ app, crash }: { app: string; crash: Crash }) {
  const { dyno } = crash;
  const when = useTicking((now) => crashMoment(crash, now));
  const reason = crashReason(crash);
  return (
    <section className={styles.card} aria-label={t('Crash of {dyno}', { dyno })}>
      <div className={styles.head}>
        <StateGlyph state="crashed" />
        <h2 className={styles.title}>{crashHeading(crash)}</h2>
        <span className={styles.when} title={when}>
          {when}
        </span>
        <IconButton label={t('Close')} icon={<X />} onClick={() => dismissCrash(app, crash)} />
      </div>
      <div className={styles.story}>
        {reason !== null && <p className={styles.reason}>{reason}</p>}
        <CrashLines crash={crash} />
        <CrashChangeList crash={crash} />
      </div>
      <CrashActions app={app} crash={crash} />
    </section>
  );
}
