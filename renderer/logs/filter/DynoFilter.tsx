import { Menu } from '@base-ui/react/menu';
import { ListFilter } from 'lucide-react';
import { hueOf } from '../../../shared/logs/process-type-colours.ts';
import { t, tn } from '../../../shared/text/i18n.ts';
import { Button } from '../../ui/components/Button.tsx';
import styles from '../LogPanel.module.css';
import { MenuCheck } from './MenuParts.tsx';
import { typeOf } from './type-of.ts';

export interface DynoFilterProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  processTypes: string[];
  dynos: string[];
  /** Process types and dynos whose lines are shown; empty: all. */
  selected: string[];
  onChange: (selected: string[]) => void;
}

const GAP_PX = 4;
/** The most names that fit the button. */
const MAX_NAMED = 2;

/** The menu that narrows the log to process types and dynos. */
export function DynoFilter({ open, onOpenChange, processTypes, dynos, selected, onChange }: DynoFilterProps) {
  const types = [...new Set([...processTypes, ...dynos.map(typeOf)])];
  const toggle = (name: string, on: boolean) => onChange(on ? [...selected, name] : selected.filter((n) => n !== name));
  const item = (name: string, depth: number) => {
    const dot = <span className={styles.dot} style={{ background: `var(--hue-${hueOf(name, processTypes)})` }} />;
    const label = (
      <>
        {depth === 0 && dot}
        {name}
      </>
    );
    const checked = selected.includes(name);
    return (
      <MenuCheck key={name} mono depth={depth} label={label} checked={checked} onChange={(on) => toggle(name, on)} />
    );
  };
  return (
    <Menu.Root open={open} onOpenChange={onOpenChange}>
      <Menu.Trigger
        render={
          <Button
            className={styles.dynos}
            aria-label={t('Filter by dyno: {dynos}', { dynos: summary(selected) })}
            icon={<ListFilter />}
          />
        }
      >
        <span className={styles.summary}>{summary(selected)}</span>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="start" sideOffset={GAP_PX} className={styles.positioner}>
          <Menu.Popup className={styles.popup}>
            <Menu.Item className={styles.item} onClick={() => onChange([])}>
              {t('All dynos')}
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
  if (selected.length === 0) return t('All dynos');
  if (selected.length <= MAX_NAMED) return selected.join(', ');
  return tn(selected.length, '{n} selected', '{n} selected');
}
