import { t } from '../../shared/text/i18n.ts';
import styles from './ConfigMeter.module.css';

const KIB = 1024;
/** Above this share there is little room left. */
const NEARLY_FULL = 0.8;

/** How much of Heroku's room for config vars is used. */
export function ConfigMeter({ bytes, limit }: { bytes: number; limit: number }) {
  const share = Math.min(1, bytes / limit);
  const words = t('{used} of {limit} KB', { used: tenthsOfKib(bytes), limit: tenthsOfKib(limit) });
  const state = bytes > limit ? 'over' : share > NEARLY_FULL ? 'near' : 'fine';
  return (
    <span
      className={styles.meter}
      data-state={state}
      title={t('Names and values: {size}, as on Heroku', { size: words })}
    >
      <span
        className={styles.bar}
        role="meter"
        aria-label={t('Size of all config vars')}
        aria-valuemin={0}
        aria-valuemax={limit}
        aria-valuenow={Math.min(bytes, limit)}
        aria-valuetext={words}
      >
        <span className={styles.used} style={{ width: `${share * 100}%` }} />
      </span>
      <span className={styles.words}>{words}</span>
    </span>
  );
}

/** Rounded up: what little there is is not nothing. */
function tenthsOfKib(bytes: number): string {
  return String(Math.ceil((bytes / KIB) * 10) / 10);
}
