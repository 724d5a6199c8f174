import { Tooltip } from '@base-ui/react/tooltip';
import { History } from 'lucide-react';
import type { Staleness } from '../../shared/app.ts';
import { t } from '../../shared/words.ts';
import { tooltipHandle } from '../ui/tooltip-handle.ts';
import { staleWords } from './dyno-facts.ts';
import styles from './StaleBadge.module.css';

/** Marks a dyno that was started with another command or other config vars than the files hold now. */
export function StaleBadge({ stale }: { stale: Staleness }) {
  return (
    <Tooltip.Trigger
      handle={tooltipHandle}
      payload={`${staleWords(stale)}.\n${t('Restart it to use the new ones.')}`}
      render={<span className={styles.badge} />}
    >
      <History aria-hidden />
      {t('stale')}
    </Tooltip.Trigger>
  );
}
