import type { RequestRecord } from '../../shared/router/router.ts';
import { t } from '../../shared/text/i18n.ts';
import { milliseconds } from './request-labels.ts';
import styles from './Timings.module.css';

/** How long it took to connect to the dyno, and from then on. */
export function Timings({ record: { connect, service } }: { record: RequestRecord }) {
  if (connect === null && service === null) return <span className={styles.timings}>{t('Never reached a dyno')}</span>;
  const total = (connect ?? 0) + (service ?? 0);
  const share = total === 0 ? 0 : ((connect ?? 0) / total) * 100;
  return (
    <span className={styles.timings}>
      <span className={styles.bar} aria-hidden="true">
        <span className={styles.connect} style={{ width: `${share}%` }} />
      </span>
      <span>
        {t('connect {connect} · service {service}', {
          connect: milliseconds(connect) || '–',
          service: milliseconds(service) || '–',
        })}
      </span>
    </span>
  );
}
