import { useState } from 'react';
import type { RequestDetails } from '../../shared/router/router.ts';
import { t } from '../../shared/text/i18n.ts';
import { Button } from '../ui/components/Button.tsx';
import styles from './Headers.module.css';
import { MASK } from '../config/mask.ts';

/** Headers whose values open a session for whoever reads them. */
const SECRET = new Set(['authorization', 'proxy-authorization', 'cookie', 'set-cookie', 'x-api-key', 'x-csrf-token']);

/** Heads of request and response, as they came. What would let a bystander in is masked until it is asked for. */
export function Headers({ details: { requestHeaders, responseHeaders } }: { details: RequestDetails }) {
  const [revealed, setRevealed] = useState(false);
  const hasSecrets = [...requestHeaders, ...responseHeaders].some(([name]) => SECRET.has(name.toLowerCase()));
  const lists = { [t('Request headers')]: requestHeaders, [t('Response headers')]: responseHeaders };
  return (
    // Long heads scroll, by keys as well.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.headers} tabIndex={0} role="group" aria-label={t('Headers')}>
      {Object.entries(lists).map(([title, headers]) => (
        <section key={title} aria-label={title}>
          <h3 className={styles.title}>{title}</h3>
          {headers.length === 0 && <p className={styles.nothing}>{t('None.')}</p>}
          <dl>
            {headers.map(([name, value], index) => (
              // The same name may come several times.
              // oxlint-disable-next-line react/no-array-index-key
              <div key={index} className={styles.header}>
                <dt>{name}: </dt>
                <dd>{SECRET.has(name.toLowerCase()) && !revealed ? MASK : value}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      {hasSecrets && (
        <Button variant="quiet" className={styles.reveal} onClick={() => setRevealed(!revealed)}>
          {revealed ? t('Mask cookies and keys') : t('Reveal cookies and keys')}
        </Button>
      )}
    </div>
  );
}
