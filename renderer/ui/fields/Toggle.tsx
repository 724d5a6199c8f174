import { useId } from 'react';
import type { ReactNode } from 'react';
import styles from './Toggle.module.css';
import checkStyles from './CheckField.module.css';
import switchStyles from './Switch.module.css';

interface ToggleProps {
  label: string;
  hint?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** What {@link CheckField} and {@link Switch} are made of: a box, and beside it its name and what it means. */
function Toggle({
  label,
  hint,
  checked,
  onChange,
  box,
}: ToggleProps & { box: { className: string | undefined; role?: 'switch' } }) {
  const id = useId();
  return (
    <div className={styles.field}>
      <input
        id={id}
        type="checkbox"
        checked={checked}
        aria-checked={box.role && checked}
        onChange={(event) => onChange(event.target.checked)}
        aria-describedby={hint ? `${id}-hint` : undefined}
        {...box}
      />
      <div className={styles.words}>
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
        {hint && (
          <div id={`${id}-hint`} className={styles.hint}>
            {hint}
          </div>
        )}
      </div>
    </div>
  );
}

/** Something a form will do, or not, when it is submitted. */
export function CheckField(props: ToggleProps) {
  return <Toggle {...props} box={{ className: checkStyles.box }} />;
}

/** Something that is on or off, with its name and what it means. */
export function Switch(props: ToggleProps) {
  return <Toggle {...props} box={{ className: switchStyles.switch, role: 'switch' }} />;
}
