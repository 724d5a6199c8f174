import { useId } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { X } from 'lucide-react';
import { t } from '../../../shared/text/i18n.ts';
import { CrashCount } from '../../crashes/CrashCount.tsx';
import { cx } from '../../ui/components/class-names.ts';
import { IconButton } from '../../ui/components/IconButton.tsx';
import { StateGlyph } from '../../ui/components/StateGlyph.tsx';
import { appStatus, NOT_OPEN, overallState, statusWords } from '../../state/app-status.ts';
import { apps } from '../../state/apps-store.ts';
import { closeApp } from '../../state/folders/close-app.ts';
import styles from './Sidebar.module.css';
import { selectApp } from '../../state/selection.ts';

/** One open app: how its dynos are, and a click away. The app on screen can be closed here. */
export function SidebarApp({ id, current }: { id: string; current: boolean }) {
  const name = useStore(apps, ({ byId }) => byId[id]?.name ?? '');
  const folder = useStore(apps, ({ byId }) => byId[id]?.folder ?? '');
  const status = useStore(apps, useShallow(({ byId }) => appStatus(byId[id] ?? NOT_OPEN)));
  const statusId = useId();
  return (
    <li className={cx(styles.app, current && styles.current)}>
      <button
        type="button"
        aria-label={name}
        aria-describedby={statusId}
        aria-current={current ? 'page' : undefined}
        title={`${folder}\n${statusWords(status)}`}
        className={styles.item}
        onClick={() => selectApp(id)}
      >
        <span className={styles.monogram} aria-hidden="true">
          {name.slice(0, 2)}
        </span>
        <StateGlyph state={overallState(status)} />
        <span className={cx(styles.wide, styles.name)}>{name}</span>
      </button>
      {status.crashed > 0 && !status.closing ? (
        <CrashCount crashed={status.crashed} className={styles.wide} />
      ) : (
        <span className={cx(styles.wide, styles.count)} aria-hidden="true">
          {status.closing ? t('closing') : `${status.up}/${status.total}`}
        </span>
      )}
      {current && !status.closing && (
        <IconButton
          label={t('Close app')}
          tooltip={t('Close {app}', { app: name })}
          icon={<X />}
          className={styles.close}
          onClick={() => closeApp(id)}
        />
      )}
      <span id={statusId} className="visually-hidden">
        {statusWords(status)}
      </span>
    </li>
  );
}
