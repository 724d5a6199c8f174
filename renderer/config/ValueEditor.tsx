import { Check, X } from 'lucide-react';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { t } from '../../shared/text/i18n.ts';
import { IconButton } from '../ui/components/IconButton.tsx';
import styles from './ValueEditor.module.css';

export interface ValueEditorProps {
  /** Accessible name of the field. */
  label: string;
  value: string;
  onSave: (value: string) => void;
  onCancel: () => void;
}

/** Lines beyond which the field scrolls. */
const MOST_ROWS = 12;

/** A value being edited: Enter saves, Shift and Enter begins a new line, Escape leaves it as it was. */
export function ValueEditor({ label, value, onSave, onCancel }: ValueEditorProps) {
  const [text, setText] = useState(value);
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onCancel();
    }
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onSave(text);
  };
  return (
    <div className={styles.editor}>
      <textarea
        className={styles.field}
        aria-label={label}
        autoFocus
        spellCheck={false}
        rows={Math.min(MOST_ROWS, text.split('\n').length)}
        value={text}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={key}
      />
      <IconButton
        label={t('Save the value')}
        tooltip={t('Save (Enter)')}
        icon={<Check />}
        onClick={() => onSave(text)}
      />
      <IconButton
        label={t('Leave it as it was')}
        tooltip={t('Leave it as it was (Escape)')}
        icon={<X />}
        onClick={onCancel}
      />
    </div>
  );
}
