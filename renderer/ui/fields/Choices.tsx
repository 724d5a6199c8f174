import { useId } from 'react';
import styles from './Choices.module.css';
import { cx } from '../components/class-names.ts';
import toggle from './Toggle.module.css';

export interface FieldChoice<T extends string> {
  value: T;
  label: string;
  hint?: string;
  disabled?: boolean;
}

export interface ChoicesProps<T extends string> {
  label: string;
  value: T;
  options: readonly FieldChoice<T>[];
  onChange: (value: T) => void;
}

/** One of a few, each with what it means. */
export function Choices<T extends string>({ label, value, options, onChange }: ChoicesProps<T>) {
  const id = useId();
  return (
    <fieldset className={styles.choices}>
      <legend className="visually-hidden">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={cx(toggle.field, styles.choice)} data-disabled={option.disabled}>
          <input
            type="radio"
            name={id}
            checked={option.value === value}
            disabled={option.disabled}
            aria-describedby={option.hint ? `${id}-${option.value}` : undefined}
            aria-label={option.label}
            onChange={() => onChange(option.value)}
          />
          <span className={cx(toggle.words, styles.words)}>
            <span className={toggle.label}>{option.label}</span>
            {option.hint && (
              <span id={`${id}-${option.value}`} className={toggle.hint}>
                {option.hint}
              </span>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
