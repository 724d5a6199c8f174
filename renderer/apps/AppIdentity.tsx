import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { assertNever } from '../../shared/assert-never.ts';
import type { PortOrigin } from '../../shared/app.ts';
import { t } from '../../shared/words.ts';
import { rich } from '../ui/rich.ts';
import styles from './AppIdentity.module.css';
import { appStatus, NOT_OPEN, statusWords } from './app-status.ts';
import { apps, useApp } from './apps-store.ts';
import { useHomePath } from './use-home-path.ts';

/** The app's name, how its formation is, its folder and its base port. */
export function AppIdentity({ app }: { app: string }) {
  const name = useApp(app, (snapshot) => snapshot.name);
  const folder = useApp(app, (snapshot) => snapshot.folder) ?? '';
  const shownFolder = useHomePath(folder);
  const basePort = useApp(app, (snapshot) => snapshot.basePort);
  const origin = useApp(app, (snapshot) => originWords(snapshot.basePortOrigin)) ?? '';
  const status = useStore(apps, useShallow(({ byId }) => appStatus(byId[app] ?? NOT_OPEN)));
  return (
    <div className={styles.identity}>
      <div className={styles.line}>
        <h1 className={styles.name}>{name}</h1>
        <span className={styles.status}>{statusWords(status)}</span>
      </div>
      <div className={styles.line}>
        <span className={styles.folder} title={folder}>
          {/* Cut at its beginning: the end of a path tells folders apart. */}
          <bdi>{shownFolder}</bdi>
        </span>
        <span className={styles.port} title={t('PORT of the first dyno; {origin}', { origin })}>
          {rich(t('base port {port} {origin}'), {
            port: basePort,
            origin: <span className={styles.origin}>({origin})</span>,
          })}
        </span>
      </div>
    </div>
  );
}

/** Where the base port came from, as one says it. */
export function originWords(origin: PortOrigin): string {
  switch (origin) {
    case 'chosen':
      return t('chosen');
    case 'env file':
      return t('from the env file');
    case 'shell':
      return t('from the shell');
    case 'assigned':
      return t('next free block');
    case 'default':
      return t('default');
    default:
      return assertNever(origin);
  }
}
