import { RadioTower } from 'lucide-react';
import { useStore } from 'zustand';
import { t } from '../../../shared/text/i18n.ts';
import { Button } from '../../ui/components/Button.tsx';
import { broadcast, startBroadcast } from './broadcast.ts';
import { BroadcastBar } from './BroadcastBar.tsx';
import { GridCell } from './GridCell.tsx';
import styles from './TerminalGrid.module.css';

export interface TerminalGridProps {
  app: string;
  /** Names of all dynos of the app. */
  dynos: string[];
  /** Tabs that are on screen beside the grid: a terminal is in one place only. */
  elsewhere: readonly string[];
}

/** All terminals of an app side by side. */
export function TerminalGrid({ app, dynos, elsewhere }: TerminalGridProps) {
  const broadcasting = useStore(broadcast, ({ on }) => on?.app === app);
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
          <GridCell key={dyno} app={app} dyno={dyno} isElsewhere={elsewhere.includes(dyno)} />
        ))}
      </div>
    </div>
  );
}
