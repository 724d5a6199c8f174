import { Menu } from '@base-ui/react/menu';
import { Check, ListFilter } from 'lucide-react';
import { hueOf } from '../../shared/process-type-colours.ts';
import { Button } from '../ui/Button.tsx';
import styles from './LogPanel.module.css';
import { typeOf } from './type-of.ts';

export interface DynoFilterProps {
  processTypes: string[];
  dynos: string[];
  /** Process types and dynos whose lines are shown; empty: all. */
  selected: string[];
  onChange: (selected: string[]) => void;
}

const GAP_PX = 4;

/** The menu that narrows the log to process types and dynos. */
export function DynoFilter({ processTypes, dynos, selected, onChange }: DynoFilterProps) {
  const types = [...new Set([...processTypes, ...dynos.map(typeOf)])];
  const toggle = (name: string, on: boolean) => onChange(on ? [...selected, name] : selected.filter((n) => n !== name));
  const item = (name: string, depth: number) => (
    <Menu.CheckboxItem
      key={name}
      className={styles.item}
      data-depth={depth}
      checked={selected.includes(name)}
      onCheckedChange={(on) => toggle(name, on)}
      closeOnClick={false}
    >
      <Menu.CheckboxItemIndicator className={styles.check} keepMounted>
        {selected.includes(name) && <Check />}
      </Menu.CheckboxItemIndicator>
      {depth === 0 && <span className={styles.dot} style={{ background: `var(--hue-${hueOf(name, processTypes)})` }} />}
      {name}
    </Menu.CheckboxItem>
  );
  return (
    <Menu.Root>
      <Menu.Trigger render={<Button aria-label={`Filter by dyno: ${summary(selected)}`} icon={<ListFilter />} />}>
        {summary(selected)}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="start" sideOffset={GAP_PX} className={styles.positioner}>
          <Menu.Popup className={styles.popup}>
            <Menu.Item className={`${styles.item} ${styles.everything}`} onClick={() => onChange([])}>
              All dynos
            </Menu.Item>
            {types.map((type) => [
              item(type, 0),
              ...dynos.filter((dyno) => typeOf(dyno) === type).map((dyno) => item(dyno, 1)),
            ])}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function summary(selected: string[]): string {
  if (selected.length === 0) return 'All dynos';
  return selected.length <= 2 ? selected.join(', ') : `${selected.length} selected`;
}
