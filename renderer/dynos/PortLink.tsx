import type { MouseEvent } from 'react';
import type { DynoSnapshot } from '../../shared/app.ts';
import { t } from '../../shared/words.ts';
import { openOutside } from '../client/desktop.ts';
import styles from './PortLink.module.css';

/** A dyno's port; for a web dyno that is up, a link to it. */
export function PortLink({ dyno }: { dyno: DynoSnapshot }) {
  if (dyno.type !== 'web' || dyno.state !== 'up') return <span>port {dyno.port}</span>;
  const url = `http://localhost:${dyno.port}`;
  const open = (event: MouseEvent) => {
    event.preventDefault();
    openOutside(url);
  };
  return (
    <span>
      <a className={styles.link} href={url} title={t('Open {url}', { url })} onClick={open}>
        port {dyno.port}
      </a>
    </span>
  );
}
