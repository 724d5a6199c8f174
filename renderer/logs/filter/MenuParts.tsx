import { Menu } from '@base-ui/react/menu';
import { Check, Circle } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from '../LogPanel.module.css';

export function MenuHeading({ children }: { children: ReactNode }) {
  return <Menu.GroupLabel className={styles.heading}>{children}</Menu.GroupLabel>;
}

interface CheckProps {
  label: ReactNode;
  checked: boolean;
  onChange: (on: boolean) => void;
  /** Under another item. */
  depth?: number;
  mono?: boolean;
}

/** An item that is on or off; the menu stays open. */
export function MenuCheck({ label, checked, onChange, depth = 0, mono = false }: CheckProps) {
  return (
    <Menu.CheckboxItem
      className={styles.item}
      data-depth={depth}
      data-mono={mono}
      checked={checked}
      onCheckedChange={onChange}
      closeOnClick={false}
    >
      <Menu.CheckboxItemIndicator className={styles.check} keepMounted>
        {checked && <Check />}
      </Menu.CheckboxItemIndicator>
      {label}
    </Menu.CheckboxItem>
  );
}

interface RadioProps {
  value: string;
  label: string;
}

/** One of several; the menu stays open. */
export function MenuRadio({ value, label }: RadioProps) {
  return (
    <Menu.RadioItem className={styles.item} value={value} closeOnClick={false}>
      <span className={styles.radio}>
        <Menu.RadioItemIndicator className={styles.dotted}>
          <Circle />
        </Menu.RadioItemIndicator>
      </span>
      {label}
    </Menu.RadioItem>
  );
}

interface ActionProps {
  label: string;
  icon?: ReactNode;
  /** Said in grey behind the label. */
  detail?: string;
  onSelect: () => void;
}

export function MenuAction({ label, icon, detail, onSelect }: ActionProps) {
  return (
    <Menu.Item className={styles.item} onClick={onSelect}>
      {icon}
      <span className={styles.words}>{label}</span>
      {detail !== undefined && <span className={styles.detail}>{detail}</span>}
    </Menu.Item>
  );
}

export function MenuLine() {
  return <Menu.Separator className={styles.line} />;
}
