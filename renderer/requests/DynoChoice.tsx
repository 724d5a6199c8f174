import { t } from '../../shared/text/i18n.ts';
import styles from './DynoChoice.module.css';

export interface DynoChoiceProps {
  dynos: string[];
  /** Empty: all. */
  value: string;
  onChange: (dyno: string) => void;
}

/** Narrows to one dyno. One that has gone stays in the list while it is chosen. */
export function DynoChoice({ dynos, value, onChange }: DynoChoiceProps) {
  const names = value === '' || dynos.includes(value) ? dynos : [...dynos, value];
  return (
    <select
      className={styles.choice}
      aria-label={t('Dyno')}
      data-chosen={value !== ''}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{t('Any dyno')}</option>
      {names.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </select>
  );
}
