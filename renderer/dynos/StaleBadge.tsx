import { Tooltip } from '@base-ui/react/tooltip';
import { History } from 'lucide-react';
import type { Staleness } from '../../shared/dynos/dyno.ts';
import { t } from '../../shared/text/i18n.ts';
import { tooltipHandle } from '../ui/components/tooltip-handle.ts';
import styles from '../ui/components/WarningBadge.module.css';
import { staleWords } from '../state/dynos/dyno-facts.ts';

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
