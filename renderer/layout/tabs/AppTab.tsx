import { Tabs } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { cx } from '../../ui/components/class-names.ts';
import tab from '../../ui/components/Tab.module.css';
import styles from './AppTab.module.css';
import centre from '../../shell/Workspace.module.css';

export interface AppTabProps {
  value: string;
  label: string;
  icon: ReactNode;
}

/** A tab about the app as a whole. Where there is little room only its icon is shown, and its label as a tooltip. */
export function AppTab({ value, label, icon }: AppTabProps) {
  return (
    <Tabs.Tab
      value={value}
      data-tab={value}
      className={cx(tab.tab, centre.tab, styles.tab)}
      aria-label={label}
      title={label}
    >
      {icon}
      <span className={styles.name}>{label}</span>
    </Tabs.Tab>
  );
}
