import { RadioTower } from 'lucide-react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { t } from '../../../shared/text/i18n.ts';
import { apps } from '../../state/apps-store.ts';
import { Button } from '../../ui/components/Button.tsx';
import { broadcast, startBroadcast } from './broadcast.ts';
import { BroadcastBar } from './BroadcastBar.tsx';
import { GridCell } from './GridCell.tsx';
import styles from './TerminalGrid.module.css';

export interface TerminalGridProps {
  app: string;
  visible: boolean;
  /** Tabs that are on screen beside the grid: a terminal is in one place only. */
  shown: readonly string[];
}

/** All terminals of an app side by side. */
export function TerminalGrid({ app, visible, shown }: TerminalGridProps) {
  const dynos = useStore(apps, useShallow(({ byId }) => (byId[app]?.dynos ?? []).map(({ name }) => name)));
  const broadcasting = useStore(broadcast, ({ on }) => on?.app === app);
  if (!visible) return null;
  if (dynos.length === 0) {
    return <p className={styles.empty}>{t('No dynos yet. Scale a process type up, or run a one-off dyno.')}</p>;
  }
  return (
    <div className={styles.whole}>
      <BroadcastBar app={app} dyno={null} />
      {!broadcasting && dynos.length > 1 && (
        <div className={styles.tools}>
          <Button variant="quiet" icon={<RadioTower />} onClick={() => startBroadcast(app, dynos)}>
            {t('Broadcast input')}
          </Button>
        </div>
      )}
      <div className={styles.grid}>
        {dynos.map((dyno) => (
          <GridCell key={dyno} app={app} dyno={dyno} isElsewhere={shown.includes(dyno)} />
        ))}
      </div>
    </div>
  );
}
