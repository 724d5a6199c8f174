import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { TriangleAlert } from 'lucide-react';
import { t } from '../../shared/text/i18n.ts';
import type { AppSnapshot } from '../../shared/app/app.ts';
import { apps, useApp } from '../state/apps-store.ts';
import { NoProcessTypes } from '../setup/NoProcessTypes.tsx';
import styles from './DynoPanel.module.css';
import { OneOffGroup, TypeGroup } from './TypeGroup.tsx';
import releaseStyles from './ReleaseCommand.module.css';
import group from './TypeGroup.module.css';
import warningStyles from './SizeWarnings.module.css';

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

/** Process types outside of the formation: Heroku runs `release` once per release, and never scales it. */
function ReleaseCommand({ app }: { app: string }) {
  const release = useApp(app, ({ processTypes }) => processTypes.find(({ inFormation }) => !inFormation));
  if (!release) return null;
  return (
    <section className={releaseStyles.release} aria-label={t('{type} command', { type: release.name })}>
      <div className={group.header}>
        <h2 className={group.name}>{release.name}</h2>
        <code className={group.command} title={release.command}>
          {release.command}
        </code>
      </div>
      <p className={releaseStyles.note}>{t('Runs on release, not part of the formation.')}</p>
    </section>
  );
}

/** Where Heroku would not allow this formation. It runs here all the same. */
function SizeWarnings({ app }: { app: string }) {
  const warnings = useStore(apps, useShallow(({ byId }) => byId[app]?.sizeWarnings ?? []));
  if (warnings.length === 0) return null;
  return (
    <ul className={warningStyles.warnings} aria-label={t('Dyno sizes')}>
      {warnings.map((warning) => (
        <li key={warning}>
          <TriangleAlert aria-hidden />
          {warning}
        </li>
      ))}
    </ul>
  );
}

/**
 * Process types to show as groups: those of the formation in Procfile order, then those that have left the Procfile
 * while their last dynos are still ending.
 */
export function groupNames({ processTypes, dynos }: Pick<AppSnapshot, 'processTypes' | 'dynos'>): string[] {
  const listed = processTypes.filter(({ inFormation }) => inFormation).map(({ name }) => name);
  const leaving = dynos.filter(({ kind }) => kind === 'formation').map(({ type }) => type);
  return [...new Set([...listed, ...leaving])];
}
