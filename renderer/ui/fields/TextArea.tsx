import { useId } from 'react';
import type { TextareaHTMLAttributes } from 'react';
import { cx } from '../components/class-names.ts';
import field from './Field.module.css';
import area from './TextArea.module.css';
import styles from './TextField.module.css';

export interface TextAreaProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange'> {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** For what is typed exactly. */
  mono?: boolean;
}

/** A field of several lines. */
export function TextArea({ label, value, onChange, mono, ...rest }: TextAreaProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <textarea
        id={id}
        className={cx(field.box, styles.input, area.area, mono && styles.mono)}
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        {...rest}
      />
    </div>
  );
}
