import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { t } from '../../../shared/text/i18n.ts';
import { rich } from '../../ui/text/rich.ts';
import styles from './AppIdentity.module.css';
import { appStatus, NOT_OPEN, statusWords } from '../../state/app-status.ts';
import { apps, useApp } from '../../state/apps-store.ts';
import { portOriginWords } from '../../state/ports/port-origin-labels.ts';
import { useHomePath } from '../../state/use-home-path.ts';

/** The app's name, how its formation is, its folder and its base port. */
export function AppIdentity({ app }: { app: string }) {
  const name = useApp(app, (snapshot) => snapshot.name);
  const folder = useApp(app, (snapshot) => snapshot.folder) ?? '';
  const shownFolder = useHomePath(folder);
  const basePort = useApp(app, (snapshot) => snapshot.basePort);
  const origin = useApp(app, (snapshot) => portOriginWords(snapshot.basePortOrigin)) ?? '';
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
