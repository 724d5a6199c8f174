import { Layers } from 'lucide-react';
import { t } from '../../shared/text/i18n.ts';
import { Banner } from '../ui/components/Banner.tsx';
import { Button } from '../ui/components/Button.tsx';
import { pendingWords } from './config-changes.ts';
import type { PendingChanges } from './config-changes.ts';
import styles from './PendingBar.module.css';

export interface PendingBarProps {
  changes: PendingChanges;
  onSave: () => void;
  onDiscard: () => void;
}

/** Changes that are collected: on Heroku, each save is a release and restarts dynos. */
export function PendingBar({ changes, onSave, onDiscard }: PendingBarProps) {
  const none = changes.size === 0;
  return (
    <Banner
      tone="info"
      icon={<Layers />}
      action={
        <span className={styles.actions}>
          <Button disabled={none} onClick={onDiscard}>
            {t('Discard')}
          </Button>
          <Button variant="primary" disabled={none} onClick={onSave}>
            {t('Save as one release')}
          </Button>
        </span>
      }
    >
      {none
        ? t('Changes are collected here and saved together.')
        : t('{changes}, not saved yet.', { changes: pendingWords(changes) })}
    </Banner>
  );
}
