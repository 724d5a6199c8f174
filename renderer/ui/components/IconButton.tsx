import { Tooltip } from '@base-ui/react/tooltip';
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { cx } from './class-names.ts';
import styles from './IconButton.module.css';
import { tooltipHandle } from './TooltipLayer.tsx';

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** Accessible name, and the tooltip unless `tooltip` says more. */
  label: string;
  tooltip?: string;
  tone?: 'danger';
  icon: ReactNode;
}

export function IconButton({ label, tooltip = label, tone, icon, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip.Trigger
      handle={tooltipHandle}
      payload={tooltip}
      aria-label={label}
      render={<button type="button" className={cx(styles.button, tone && styles[tone], className)} {...rest} />}
    >
      {icon}
    </Tooltip.Trigger>
  );
}
