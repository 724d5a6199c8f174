import { useId } from 'react';
import type { ReactNode, Ref } from 'react';
import styles from './Preferences.module.css';

export interface GroupProps {
  heading: string;
  /** Rows. */
  children: ReactNode;
  ref?: Ref<HTMLElement>;
}

/** A heading, and below it a framed list. */
export function Group({ heading, children, ref }: GroupProps) {
  const id = useId();
  return (
    <section ref={ref} aria-labelledby={id} className={styles.group}>
      <h3 id={id} className={styles.heading}>
        {heading}
      </h3>
      <ul className={styles.list}>{children}</ul>
    </section>
  );
}
