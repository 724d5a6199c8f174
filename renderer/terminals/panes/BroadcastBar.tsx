import { RadioTower } from 'lucide-react';
import { useStore } from 'zustand';
import { t } from '../../../shared/text/i18n.ts';
import { Button } from '../../ui/components/Button.tsx';
import { broadcast, stopBroadcast } from './broadcast.ts';
import styles from './BroadcastBar.module.css';

export interface BroadcastBarProps {
  app: string;
  /** Whose terminal is below; null over the grid of all. */
  dyno: string | null;
}

/** Says for as long as it is so that typing goes to several terminals. */
export function BroadcastBar({ app, dyno }: BroadcastBarProps) {
  const on = useStore(broadcast, (state) => state.on);
  if (on === null || on.app !== app || (dyno !== null && !on.dynos.includes(dyno))) return null;
  return (
    <div className={styles.bar} role="status">
      <RadioTower aria-hidden="true" />
      <span className={styles.text}>
        {on.dynos.length === 0
          ? t('Typing goes to no other terminal yet. Choose some.')
          : t('Typing goes to {dynos}.', { dynos: on.dynos.join(', ') })}
      </span>
      <Button onClick={stopBroadcast}>{t('Stop broadcasting')}</Button>
    </div>
  );
}
