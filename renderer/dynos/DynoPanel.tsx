import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { t } from '../../shared/text/i18n.ts';
import { apps, useApp } from '../state/apps-store.ts';
import { NoProcessTypes } from '../setup/NoProcessTypes.tsx';
import styles from './DynoPanel.module.css';
import { groupNames } from './groups.ts';
import { OneOffGroup } from './OneOffGroup.tsx';
import { ReleaseCommand } from './ReleaseCommand.tsx';
import { SizeWarnings } from './SizeWarnings.tsx';
import { TypeGroup } from './TypeGroup.tsx';

/** The dynos of one app, grouped by process type in Procfile order. */
export function DynoPanel({ app }: { app: string }) {
  const types = useStore(apps, useShallow(({ byId }) => (byId[app] ? groupNames(byId[app]) : [])));
  const hasOneOffs = useApp(app, ({ dynos }) => dynos.some(({ kind }) => kind === 'one-off')) ?? false;
  return (
    <div className={styles.panel}>
      {types.length === 0 && <NoProcessTypes app={app} />}
      <ul aria-label={t('Dynos')} data-dynos className={styles.groups}>
        {types.map((type) => (
          <TypeGroup key={type} app={app} type={type} />
        ))}
        {hasOneOffs && <OneOffGroup app={app} />}
      </ul>
      <SizeWarnings app={app} />
      <ReleaseCommand app={app} />
    </div>
  );
}
