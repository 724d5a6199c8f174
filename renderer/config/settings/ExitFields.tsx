import { useId } from 'react';
import type { OnExit, RestartLadder } from '../../../shared/dynos/dyno.ts';
import { t } from '../../../shared/text/i18n.ts';
import { Select } from '../../ui/fields/Select.tsx';
import styles from './ExitFields.module.css';
import { LADDER_HINTS, LADDERS, ON_EXITS } from './exit-options.ts';

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
