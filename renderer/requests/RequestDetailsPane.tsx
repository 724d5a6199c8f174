import { Copy, ScrollText, X } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { formatTime } from '../../shared/logs/log.ts';
import { ROUTER_ERRORS } from '../../shared/router/router.ts';
import type { RequestRecord } from '../../shared/router/router.ts';
import { t } from '../../shared/text/i18n.ts';
import { useAnswer } from '../client/use-answer.ts';
import { showInLog } from '../logs/log-moment.ts';
import { Button } from '../ui/components/Button.tsx';
import { cx } from '../ui/components/class-names.ts';
import pane from '../ui/components/DetailsPane.module.css';
import { copyText } from '../ui/state/copy-text.ts';
import { IconButton } from '../ui/components/IconButton.tsx';
import { Headers } from './Headers.tsx';
import styles from './RequestDetailsPane.module.css';
import { RequestLog } from './RequestLog.tsx';
import { CODE_MEANINGS, statusTone, milliseconds } from './request-labels.ts';
import timingStyles from './Timings.module.css';

export interface RequestDetailsPaneProps {
  app: string;
  number: number;
  onClose: () => void;
}

/** One request as a whole: how long what took, what its code means, its headers, and what was logged meanwhile. */
export function RequestDetailsPane({ app, number, onClose }: RequestDetailsPaneProps) {
  const { answer: details, failure } = useAnswer('requests.show', { app, number });
  const [part, setPart] = useState<'log' | 'headers'>('log');
  const record = details?.record;
  return (
    <section
      className={cx(pane.pane, styles.request)}
      aria-label={t('Request')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header className={pane.header}>
        {record && (
          <>
            <span className={styles.asked} title={`${record.method} ${record.path}`}>
              {record.method} {record.path}
            </span>
            <span className={styles.status} data-tone={statusTone(record.status)}>
              {record.status}
            </span>
          </>
        )}
        <span className={pane.actions}>
          <Part label={t('Log')} pressed={part === 'log'} onPress={() => setPart('log')} />
          <Part label={t('Headers')} pressed={part === 'headers'} onPress={() => setPart('headers')} />
          {record && (
            <IconButton
              label={t('Show in the log')}
              icon={<ScrollText />}
              onClick={() => showInLog(app, record.at + ((record.connect ?? 0) + (record.service ?? 0)) * 1_000)}
            />
          )}
          <IconButton label={t('Close the request')} icon={<X />} onClick={onClose} />
        </span>
      </header>
      {failure !== null && <p className={styles.failure}>{failure}</p>}
      {details && record && (
        <>
          <div className={styles.facts}>
            <Timings record={record} />
            <Fact label={t('Dyno')}>{record.dyno ?? t('none')}</Fact>
            <Fact label={t('Began')}>
              <time>{formatTime(record.at)}</time>
            </Fact>
            <Fact label={t('From')}>{record.forwardedFor}</Fact>
            <Fact label={t('Host')}>{record.host}</Fact>
            <Fact label={t('Protocol')}>{record.protocol}</Fact>
            <Fact label={t('Request id')}>
              <code>{record.requestId}</code>
              <IconButton
                label={t('Copy the request id')}
                icon={<Copy />}
                onClick={() => void copyText(record.requestId, t('Request id'))}
              />
            </Fact>
          </div>
          {record.code !== null && (
            <p className={styles.code} data-level={record.level}>
              <strong>
                {record.code} {ROUTER_ERRORS[record.code]}.
              </strong>{' '}
              {CODE_MEANINGS[record.code]}
            </p>
          )}
          {part === 'log' ? <RequestLog app={app} record={record} /> : <Headers details={details} />}
        </>
      )}
    </section>
  );
}

function Part({ label, pressed, onPress }: { label: string; pressed: boolean; onPress: () => void }) {
  return (
    <Button className={styles.part} variant="quiet" aria-pressed={pressed} onClick={onPress}>
      {label}
    </Button>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <span className={styles.fact}>
      <span className={styles.name}>{label}</span> {children}
    </span>
  );
}

/** How long it took to connect to the dyno, and from then on. */
function Timings({ record: { connect, service } }: { record: RequestRecord }) {
  if (connect === null && service === null) {
    return <span className={timingStyles.timings}>{t('Never reached a dyno')}</span>;
  }
  const total = (connect ?? 0) + (service ?? 0);
  const share = total === 0 ? 0 : ((connect ?? 0) / total) * 100;
  return (
    <span className={timingStyles.timings}>
      <span className={timingStyles.bar} aria-hidden="true">
        <span className={timingStyles.connect} style={{ width: `${share}%` }} />
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
