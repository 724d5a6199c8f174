import { Search, X } from 'lucide-react';
import type { KeyboardEvent, Ref } from 'react';
import { t } from '../../../shared/text/i18n.ts';
import { cx } from '../components/class-names.ts';
import { IconButton } from '../components/IconButton.tsx';
import field from './Field.module.css';
import styles from './SearchField.module.css';

export interface SearchFieldProps {
  /** Accessible name and placeholder. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Escape in an empty field. */
  onLeave?: () => void;
  ref?: Ref<HTMLInputElement>;
}

/** Narrows what is below it while one types; Escape empties it first. */
export function SearchField({ label, value, onChange, onLeave, ref }: SearchFieldProps) {
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    if (value === '') return onLeave?.();
    // A dialog around it would close.
    event.stopPropagation();
    onChange('');
  };
  return (
    <div className={styles.search}>
      <Search aria-hidden="true" />
      <input
        ref={ref}
        type="search"
        className={cx(field.box, styles.field)}
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={key}
      />
      {value !== '' && (
        <IconButton className={styles.clear} label={t('Clear the filter')} icon={<X />} onClick={() => onChange('')} />
      )}
    </div>
  );
}
