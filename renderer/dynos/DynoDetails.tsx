import type { DynoSnapshot } from '../../shared/app.ts';
import { useTicking } from '../ui/clock.ts';
import styles from './DynoDetails.module.css';
import { dynoFacts } from './dyno-facts.ts';
import { PortLink } from './PortLink.tsx';

/** The second line of a dyno's row: port, uptime, restarts, how it ended, what comes next. */
export function DynoDetails({ dyno }: { dyno: DynoSnapshot }) {
  const facts = useTicking((now) => dynoFacts(dyno, now).join(' · '));
  const showsPort = dyno.port !== null && dyno.kind === 'formation' && !dyno.shutdown;
  const command = dyno.kind === 'one-off' ? dyno.command : null;
  return (
    <>
      {command && (
        <code className={styles.command} title={command}>
          {command}
        </code>
      )}
      {(showsPort || facts) && (
        <div className={styles.facts}>
          {showsPort && <PortLink dyno={dyno} />}
          {showsPort && facts && ' · '}
          {facts}
        </div>
      )}
      {dyno.note && <div className={styles.note}>{dyno.note}</div>}
    </>
  );
}
