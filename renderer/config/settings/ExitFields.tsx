import { useId } from 'react';
import type { OnExit, RestartLadder } from '../../../shared/dynos/dyno.ts';
import { t } from '../../../shared/text/i18n.ts';
import { Select } from '../../ui/fields/Select.tsx';
import styles from './ExitFields.module.css';

export interface ExitFieldsProps {
  types: string[];
  onExit: Record<string, OnExit>;
  ladder: RestartLadder;
  onChange: (change: { onExit?: Record<string, OnExit>; restartLadder?: RestartLadder }) => void;
}

/** What follows when a dyno exits though nobody asked it to, and how long a restart waits. */
export function ExitFields({ types, onExit, ladder, onChange }: ExitFieldsProps) {
  const titleId = useId();
  return (
    <section className={styles.section} aria-labelledby={titleId}>
      <header>
        <h3 id={titleId} className={styles.title}>
          {t('When a dyno exits by itself')}
        </h3>
        <p className={styles.text}>{t('Even with status 0. On Heroku, dynos run until they are stopped.')}</p>
      </header>
      <div className={styles.types}>
        {types.map((type) => (
          <Select
            key={type}
            label={type}
            inline
            options={ON_EXITS}
            value={onExit[type] ?? 'restart'}
            onChange={(value) => onChange({ onExit: { ...onExit, [type]: value } })}
          />
        ))}
      </div>
      <Select
        label={t('Waits between restarts')}
        options={LADDERS}
        value={ladder}
        hint={LADDER_HINTS[ladder]}
        onChange={(restartLadder) => onChange({ restartLadder })}
      />
    </section>
  );
}

/** The first is what holds unless something else is chosen. */
const ON_EXITS: readonly { value: OnExit; label: string }[] = [
  { value: 'restart', label: t('Restart it (default)') },
  { value: 'leave', label: t('Leave it as it ended') },
  { value: 'stop', label: t('Stop all dynos of the app') },
];

const LADDERS: readonly { value: RestartLadder; label: string }[] = [
  { value: 'seconds', label: t('Seconds (default)') },
  { value: 'heroku', label: t('Heroku\'s own: minutes and hours') },
];

/** The waits themselves, as the dyno manager has them. */
export const LADDER_HINTS: Record<RestartLadder, string> = {
  seconds: t('At once the first time, then after 1, 2, 5, 15 and 30 seconds.'),
  heroku: t('At once the first time, then after 20, 40 and 60 minutes, then 3 hours and 5 h 20 min.'),
};
