import type { ReactNode } from 'react';
import styles from './Chip.module.css';

export interface ChipProps {
  pressed: boolean;
  onChange: (pressed: boolean) => void;
  children: ReactNode;
}

/** A condition that is on or off. */
export function Chip({ pressed, onChange, children }: ChipProps) {
  return (
    <button type="button" className={styles.chip} aria-pressed={pressed} onClick={() => onChange(!pressed)}>
      {children}
    </button>
  );
}
