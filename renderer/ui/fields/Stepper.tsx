import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Minus, Plus } from 'lucide-react';
import { IconButton } from '../components/IconButton.tsx';
import styles from './Stepper.module.css';

export interface StepperProps {
  /** Accessible name of the spinbutton. */
  label: string;
  addLabel: string;
  removeLabel: string;
  value: number;
  max: number;
  disabled: boolean;
  onSet: (value: number) => void;
  onAdd: () => void;
  onRemove: () => void;
}

/** Typing "12" must not first set 1: a number counts once no further digit came for this long. */
const TYPING_PAUSE_MS = 500;

/** A count with one button on each side; the number can be typed and stepped with the arrow keys. */
export function Stepper({ label, addLabel, removeLabel, value, max, disabled, onSet, onAdd, onRemove }: StepperProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);

  const commit = (text: string) => {
    clearTimeout(pause.current);
    setDraft(null);
    const quantity = Number(text);
    if (text.trim() === '' || !Number.isInteger(quantity) || quantity < 0 || quantity === value) return;
    onSet(Math.min(quantity, max));
  };
  const type = (text: string) => {
    setDraft(text);
    clearTimeout(pause.current);
    pause.current = setTimeout(() => commit(text), TYPING_PAUSE_MS);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && draft !== null) commit(draft);
    if (event.key === 'Escape') {
      clearTimeout(pause.current);
      setDraft(null);
    }
  };

  return (
    <div className={styles.stepper}>
      <IconButton label={removeLabel} icon={<Minus />} disabled={disabled || value === 0} onClick={onRemove} />
      <input
        type="number"
        aria-label={label}
        className={styles.input}
        min={0}
        max={max}
        disabled={disabled}
        value={draft ?? String(value)}
        onChange={(event) => type(event.target.value)}
        onBlur={() => draft !== null && commit(draft)}
        onFocus={(event) => event.target.select()}
        onKeyDown={key}
      />
      <IconButton label={addLabel} icon={<Plus />} disabled={disabled || value >= max} onClick={onAdd} />
    </div>
  );
}
