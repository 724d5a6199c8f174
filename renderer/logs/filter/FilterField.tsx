import { CircleSlash, Regex, Search, X } from 'lucide-react';
import type { KeyboardEvent, Ref } from 'react';
import { t } from '../../../shared/text/i18n.ts';
import { cx } from '../../ui/components/class-names.ts';
import { IconButton } from '../../ui/components/IconButton.tsx';
import pressable from '../../ui/components/Pressable.module.css';
import field from '../../ui/fields/Field.module.css';
import search from '../../ui/fields/SearchField.module.css';
import styles from '../LogPanel.module.css';
import type { LogFilterControl } from './use-log-filter.ts';

export interface FilterFieldProps {
  control: LogFilterControl;
  /** Why the engine does not take the text. */
  refusal: string | null;
  input: Ref<HTMLInputElement>;
  /** Escape in an empty field. */
  onLeave: () => void;
}

/** The text that lines must hold to be shown. */
export function FilterField({ control, refusal, input, onLeave }: FilterFieldProps) {
  const { filter, text, setText, change } = control;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    if (text !== '') setText('');
    else onLeave();
  };
  return (
    <div className={cx(search.search, styles.search)}>
      <Search aria-hidden="true" />
      <input
        ref={input}
        type="search"
        className={cx(field.box, search.field, styles.field)}
        aria-label={t('Filter logs')}
        aria-invalid={refusal !== null}
        aria-describedby={refusal === null ? undefined : 'filter-refusal'}
        placeholder={filter.isNegated ? t('Hide lines with') : t('Filter logs')}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span className={styles.toggles}>
        {text !== '' && <IconButton label={t('Clear the text filter')} icon={<X />} onClick={() => setText('')} />}
        <IconButton
          className={pressable.pressable}
          label={t('Hide matching lines')}
          tooltip={t('Hide the lines that match instead of all others')}
          icon={<CircleSlash />}
          aria-pressed={filter.isNegated}
          onClick={() => change({ isNegated: !filter.isNegated })}
        />
        <IconButton
          className={pressable.pressable}
          label={t('Regular expression')}
          icon={<Regex />}
          aria-pressed={filter.isRegex}
          onClick={() => change({ isRegex: !filter.isRegex })}
        />
      </span>
      {refusal !== null && (
        <p id="filter-refusal" className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
    </div>
  );
}
