import type { ReactNode, MouseEvent } from 'react';
import type { DynoSnapshot } from '../../shared/dynos/dyno.ts';
import { t } from '../../shared/text/i18n.ts';
import { StartUpMark } from '../activity/StartUpMark.tsx';
import { useStartUpTitle } from '../activity/use-activity.ts';
import { useTicking } from '../ui/state/clock.ts';
import { cx } from '../ui/components/class-names.ts';
import styles from './DynoDetails.module.css';
import { dynoFacts } from '../state/dynos/dyno-facts.ts';
import { isStopping } from '../state/dynos/shown-state.ts';
import { openOutside } from '../client/desktop.ts';
import linkStyles from './PortLink.module.css';

/** The separator of facts, part of none: they are split again to be kept whole where the line wraps. */
const SEPARATOR = '\n';

/** The second line of a dyno's row: port, uptime, restarts, how it ended, what comes next. */
export function DynoDetails({ app, dyno, meter }: { app: string; dyno: DynoSnapshot; meter: ReactNode }) {
  const facts = useTicking((now) => dynoFacts(dyno, now).join(SEPARATOR));
  const startUp = useStartUpTitle(app, dyno.name);
  const oneOff = dyno.kind === 'one-off';
  // After a crash the line belongs to what happened and what comes next.
  const showsPort = dyno.port !== null && !oneOff && !isStopping(dyno) && dyno.state !== 'crashed';
  const command = oneOff ? dyno.command : null;
  return (
    <>
      {(showsPort || command || facts || meter) && (
        <div className={cx(styles.facts, oneOff && styles.oneLine)} title={dyno.state === 'up' ? startUp : undefined}>
          {showsPort && <PortLink dyno={dyno} />}
          {command && (
            <code className={styles.command} title={command}>
              {command}
            </code>
          )}
          {facts !== '' && facts.split(SEPARATOR).map((fact) => <span key={fact}>{fact}</span>)}
          {dyno.state === 'up' && !oneOff && <StartUpMark app={app} dyno={dyno.name} />}
          {meter && <span className={styles.meter}>{meter}</span>}
        </div>
      )}
      {dyno.note && <div className={styles.note}>{dyno.note}</div>}
    </>
  );
}

/** A dyno's port; for a web dyno that is up, a link to it. */
function PortLink({ dyno }: { dyno: DynoSnapshot }) {
  const { type, state, port } = dyno;
  if (port === null) return null;
  const words = t('port {port}', { port });
  if (type !== 'web' || state !== 'up') return <span>{words}</span>;
  const url = `http://localhost:${port}`;
  const open = (event: MouseEvent) => {
    event.preventDefault();
    openOutside(url);
  };
  return (
    <span>
      <a className={linkStyles.link} href={url} title={t('Open {url}', { url })} onClick={open}>
        {words}
      </a>
    </span>
  );
}
