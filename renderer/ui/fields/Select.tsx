import { useId } from 'react';
import { ChevronDown } from 'lucide-react';
import { cx } from '../components/class-names.ts';
import field from './Field.module.css';
import styles from './Select.module.css';

export interface SelectProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
  /** Beside the field rather than above it, for a column of like choices. */
  inline?: boolean;
  hint?: string;
}

/** One of a few choices, by the system's own list: it works as everywhere with keyboard and screen reader. */
export function Select<T extends string>({ label, value, options, onChange, inline, hint }: SelectProps<T>) {
  const id = useId();
  const choose = (chosen: string) => {
    const option = options.find(({ value }) => value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <div className={inline ? styles.inline : styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <span className={styles.box}>
        <select
          id={id}
          className={cx(field.box, styles.select)}
          value={value}
          onChange={(event) => choose(event.target.value)}
          aria-describedby={hint ? `${id}-hint` : undefined}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden />
      </span>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
