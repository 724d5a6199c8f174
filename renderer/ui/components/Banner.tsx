import type { ReactNode } from 'react';
import styles from './Banner.module.css';
import { cx } from './class-names.ts';

export interface BannerProps {
  tone: 'info' | 'warning' | 'danger';
  icon: ReactNode;
  children: ReactNode;
  action?: ReactNode;
}

/** One line across the page about something that stays so until it is dealt with. */
export function Banner({ tone, icon, children, action }: BannerProps) {
  return (
    <div className={cx(styles.banner, styles[tone])} role="status">
      <span className={styles.icon}>{icon}</span>
      <div className={styles.text}>{children}</div>
      {action}
    </div>
  );
}
