import { useId, useSyncExternalStore } from 'react';
import { ChevronDown } from 'lucide-react';
import { cx } from '../ui/components/class-names.ts';
import field from '../ui/fields/Field.module.css';
import select from '../ui/fields/Select.module.css';
import box from '../ui/fields/Switch.module.css';
import type { ChoiceSetting, Setting, SwitchSetting, Value } from './setting.ts';
import styles from './SettingRow.module.css';

/** A setting: its name and what it means, and at the end of the row what is chosen. It is in force at once. */
export function SettingRow({ setting }: { setting: Setting }) {
  const id = useId();
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <label htmlFor={id} className={styles.title}>
          {setting.title}
        </label>
        <p id={`${id}-hint`} className={styles.hint}>
          {setting.hint}
        </p>
      </div>
      {setting.kind === 'switch' ? <OnOrOff id={id} setting={setting} /> : <OneOf id={id} setting={setting} />}
    </li>
  );
}

function OnOrOff({ id, setting }: { id: string; setting: SwitchSetting }) {
  const on = useValue(setting.value);
  return (
    <input
      id={id}
      type="checkbox"
      role="switch"
      className={box.switch}
      checked={on}
      aria-checked={on}
      aria-describedby={`${id}-hint`}
      onChange={({ target }) => setting.value.set(target.checked)}
    />
  );
}

function OneOf({ id, setting }: { id: string; setting: ChoiceSetting }) {
  return (
    <span className={cx(select.box, styles.choice)}>
      <select
        id={id}
        className={cx(field.box, select.select)}
        value={useValue(setting.value)}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => setting.value.set(target.value)}
      >
        {setting.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden />
    </span>
  );
}

function useValue<V>(value: Value<V>): V {
  return useSyncExternalStore(value.subscribe, value.read);
}
