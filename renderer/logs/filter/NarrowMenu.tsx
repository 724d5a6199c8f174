import { Menu } from '@base-ui/react/menu';
import { Bookmark, BookmarkPlus, BookmarkX, SlidersHorizontal } from 'lucide-react';
import { useEffect, useState } from 'react';
import { LOG_LEVELS, LOG_SOURCES, type LogLevel, type LogSource } from '../../../shared/logs/log.ts';
import { t } from '../../../shared/text/i18n.ts';
import { cx } from '../../ui/components/class-names.ts';
import { IconButton } from '../../ui/components/IconButton.tsx';
import { LEVEL_WORDS } from './filter-labels.ts';
import styles from '../LogPanel.module.css';
import { MenuAction, MenuCheck, MenuHeading, MenuLine } from './MenuParts.tsx';
import { presetsOf, removePreset } from './presets.ts';
import { isNarrowed, NO_FILTER, type FullFilter, type LogFilterControl } from './use-log-filter.ts';

export interface NarrowMenuProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Folder of the app, whose presets are offered. */
  folder: string;
  control: LogFilterControl;
  onTimeRange: () => void;
  onSavePreset: () => void;
}

type Choice<T> = readonly [value: T, label: string];

const LEVELS = LOG_LEVELS.map((level): Choice<LogLevel> => [level, LEVEL_WORDS[level]]);
const SOURCE_LABELS: Readonly<Record<LogSource, string>> = {
  app: t('The app itself'),
  heroku: t('Dyno manager, router and API'),
};
const SOURCES = LOG_SOURCES.map((source): Choice<LogSource> => [source, SOURCE_LABELS[source]]);
const GAP_PX = 4;

/** The menu that narrows the log by level, source and time, and keeps filters for later. */
export function NarrowMenu({ open, onOpenChange, folder, control, onTimeRange, onSavePreset }: NarrowMenuProps) {
  const [presets, setPresets] = useState(() => presetsOf(folder));
  // Others may have been saved since the menu was open last.
  useEffect(() => {
    if (open) setPresets(presetsOf(folder));
  }, [open, folder]);
  const { filter, change, replace, isFiltering } = control;
  const narrowed = isNarrowed(filter);
  const matching = presets.find((preset) => isSame(preset.filter, filter));
  return (
    <Menu.Root open={open} onOpenChange={onOpenChange}>
      <Menu.Trigger
        render={
          <IconButton
            className={cx(styles.pressable, narrowed && styles.pressed)}
            label={narrowed ? t('More filters, in use') : t('More filters')}
            tooltip={t('Levels, sources, times and saved filters')}
            icon={<SlidersHorizontal />}
          />
        }
      />
      <Menu.Portal>
        <Menu.Positioner align="start" sideOffset={GAP_PX} className={styles.positioner}>
          <Menu.Popup className={styles.popup}>
            <Checks
              heading={t('Level')}
              choices={LEVELS}
              chosen={filter.levels}
              onChange={(levels) => change({ levels })}
            />
            <MenuLine />
            <Checks
              heading={t('Source')}
              choices={SOURCES}
              chosen={filter.sources}
              onChange={(sources) => change({ sources })}
            />
            <MenuLine />
            <MenuAction label={t('Time range …')} onSelect={onTimeRange} />
            {narrowed && (
              <MenuAction
                label={t('Any level, source and time')}
                onSelect={() => change({ levels: [], sources: [], since: null, until: null })}
              />
            )}
            {(presets.length > 0 || isFiltering) && <MenuLine />}
            <Menu.Group>
              {presets.length > 0 && <MenuHeading>{t('Saved filters')}</MenuHeading>}
              {presets.map(({ name, filter: saved }) => (
                <MenuAction key={name} label={name} icon={<Bookmark />} onSelect={() => replace(saved)} />
              ))}
            </Menu.Group>
            {isFiltering && (
              <MenuAction label={t('Save this filter …')} icon={<BookmarkPlus />} onSelect={onSavePreset} />
            )}
            {matching && (
              <MenuAction
                label={t('Forget “{filter}”', { filter: matching.name })}
                icon={<BookmarkX />}
                onSelect={() => {
                  removePreset(folder, matching.name);
                  replace(NO_FILTER);
                }}
              />
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

interface ChecksProps<T> {
  heading: string;
  choices: readonly Choice<T>[];
  chosen: T[];
  onChange: (chosen: T[]) => void;
}

function Checks<T extends string>({ heading, choices, chosen, onChange }: ChecksProps<T>) {
  return (
    <Menu.Group>
      <MenuHeading>{heading}</MenuHeading>
      {choices.map(([value, label]) => (
        <MenuCheck
          key={value}
          label={label}
          checked={chosen.includes(value)}
          onChange={(on) => onChange(on ? [...chosen, value] : chosen.filter((other) => other !== value))}
        />
      ))}
    </Menu.Group>
  );
}

function isSame(a: FullFilter, b: FullFilter): boolean {
  return (Object.keys(NO_FILTER) as (keyof FullFilter)[]).every((key) => String(a[key]) === String(b[key]));
}
