import { DYNO_SIZES } from '../../shared/dynos/dyno-size.ts';
import { t } from '../../shared/text/i18n.ts';
import { ask } from '../state/ask.ts';
import styles from './SizeSelect.module.css';

export interface SizeSelectProps {
  app: string;
  type: string;
  size: string;
  disabled: boolean;
}

/** The size of a process type's dynos: a label with a memory quota. Nothing is limited by it. */
export function SizeSelect({ app, type, size, disabled }: SizeSelectProps) {
  return (
    <span
      className={styles.size}
      title={t('Dyno size {size}: a memory quota to compare with, nothing is limited', { size })}
    >
      {/* The field itself lies over it unseen: its own text would tell the quota, too. */}
      <span aria-hidden="true">{size}</span>
      <select
        className={styles.select}
        aria-label={t('Size of {type} dynos', { type })}
        disabled={disabled}
        value={size}
        onChange={(event) => resize(app, type, event.target.value)}
      >
        {DYNO_SIZES.map(({ label, quota }) => (
          <option key={label} value={label}>
            {label} ({quotaWords(quota)})
          </option>
        ))}
      </select>
    </span>
  );
}

const MIB_PER_GIB = 1024;

/** `512 MB`, `2.5 GB`; from mebibytes. */
export function quotaWords(quota: number): string {
  return quota < MIB_PER_GIB ? `${quota} MB` : `${quota / MIB_PER_GIB} GB`;
}

/** Gives the dynos of a process type another size. */
export function resize(app: string, type: string, size: string): void {
  // Adding none changes the size alone.
  void ask('formation.scale', { app, changes: [{ type, operator: '+', quantity: 0, size }] });
}
