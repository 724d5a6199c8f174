import type { MouseEvent } from 'react';
import type { DynoSnapshot } from '../../shared/dynos/dyno.ts';
import { t } from '../../shared/text/i18n.ts';
import { openOutside } from '../client/desktop.ts';
import styles from './PortLink.module.css';

/** A dyno's port; for a web dyno that is up, a link to it. */
export function PortLink({ dyno }: { dyno: DynoSnapshot }) {
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
      <a className={styles.link} href={url} title={t('Open {url}', { url })} onClick={open}>
        {words}
      </a>
    </span>
  );
}
