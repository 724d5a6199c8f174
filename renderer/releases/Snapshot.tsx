import { useState } from 'react';
import type { ReleaseDetails } from '../../shared/releases/release.ts';
import { t } from '../../shared/text/i18n.ts';
import { MASK } from '../config/mask.ts';
import { Button } from '../ui/components/Button.tsx';
import pane from './ReleaseDetailsPane.module.css';
import styles from './Snapshot.module.css';

/** The process types and config vars a release was made with. */
export function Snapshot({ details: { configVars, processTypes } }: { details: ReleaseDetails }) {
  const [revealed, setRevealed] = useState(false);
  const types = Object.entries(processTypes);
  const vars = Object.entries(configVars ?? {});
  return (
    <>
      <section className={pane.section} aria-label={t('Process types of the release')}>
        <h3 className={pane.heading}>{t('Process types')}</h3>
        {types.length === 0 && <p className={styles.nothing}>{t('None.')}</p>}
        <dl>
          {types.map(([name, command]) => (
            <div key={name} className={styles.pair}>
              <dt>{name}</dt>
              <dd>{command}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className={pane.section} aria-label={t('Config vars of the release')}>
        <h3 className={pane.heading}>
          {t('Config vars')}
          {vars.length > 0 && (
            <Button variant="quiet" onClick={() => setRevealed(!revealed)}>
              {revealed ? t('Hide values') : t('Reveal values')}
            </Button>
          )}
        </h3>
        {configVars === null && (
          <p className={styles.nothing}>{t('They can no longer be decrypted on this machine.')}</p>
        )}
        {configVars !== null && vars.length === 0 && <p className={styles.nothing}>{t('None.')}</p>}
        <dl>
          {vars.map(([name, value]) => (
            <div key={name} className={styles.pair}>
              <dt>{name}</dt>
              <dd>{revealed ? value : MASK}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}
