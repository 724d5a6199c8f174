import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';
import styles from './Menu.module.css';

export interface MenuItem {
  label: string;
  icon?: ReactNode;
  /** Said in grey behind the label. */
  detail?: string;
  disabled?: boolean;
  onSelect: () => void;
}

export interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement;
  items: MenuItem[];
  /** Over the items, for what they have in common. */
  heading?: string;
  side?: 'top' | 'bottom';
  align?: 'start' | 'end';
}

const GAP_PX = 4;

export function Menu({ trigger, items, heading, side = 'bottom', align = 'end' }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={GAP_PX} className={styles.positioner}>
          <Base.Popup className={styles.popup}>
            <Base.Group>
              {heading && <Base.GroupLabel className={styles.heading}>{heading}</Base.GroupLabel>}
              <MenuItems items={items} />
            </Base.Group>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** The items of this menu, or of one that the right mouse button opens. */
export function MenuItems({ items }: { items: readonly MenuItem[] }) {
  return items.map(({ label, icon, detail, disabled, onSelect }) => (
    <Base.Item key={label + (detail ?? '')} className={styles.item} disabled={disabled ?? false} onClick={onSelect}>
      {icon}
      <span className={styles.label}>{label}</span>
      {detail && <span className={styles.detail}>{detail}</span>}
    </Base.Item>
  ));
}
