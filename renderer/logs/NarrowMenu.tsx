import { Menu } from '@base-ui/react/menu';
import { Bookmark, BookmarkPlus, BookmarkX, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { LOG_LEVELS } from '../../shared/log-level.ts';
import type { LogSource } from '../../shared/log.ts';
import { t } from '../../shared/words.ts';
import { cx } from '../ui/class-names.ts';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './LogPanel.module.css';
import { MenuAction, MenuCheck, MenuHeading, MenuLine } from './MenuParts.tsx';
import { presetsOf, removePreset } from './presets.ts';
import { isNarrowed, NO_FILTER } from './use-log-filter.ts';
import type { FullFilter, LogFilterControl } from './use-log-filter.ts';

export interface NarrowMenuProps {
  /** Folder of the app, whose presets are offered. */
  folder: string;
  control: LogFilterControl;
  onTimeRange: () => void;
  onSavePreset: () => void;
}

const SOURCES: readonly (readonly [LogSource, string])[] = [
  ['app', t('The app itself')],
  ['heroku', t('Dyno manager, router and API')],
];
const GAP_PX = 4;

/** The menu that narrows the log by level, source and time, and keeps filters for later. */
export function NarrowMenu({ folder, control, onTimeRange, onSavePreset }: NarrowMenuProps) {
  const [presets, setPresets] = useState(() => presetsOf(folder));
  const { filter, change, replace, isFiltering } = control;
  const narrowed = isNarrowed(filter);
  const matching = presets.find((preset) => isSame(preset.filter, filter));
  return (
    <Menu.Root onOpenChange={(open) => open && setPresets(presetsOf(folder))}>
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
            <Menu.Group>
              <MenuHeading>{t('Level')}</MenuHeading>
              {LOG_LEVELS.map((level) => (
                <MenuCheck
                  key={level}
                  label={level}
                  checked={filter.levels.includes(level)}
                  onChange={(on) => change({ levels: toggled(filter.levels, level, on) })}
                />
              ))}
            </Menu.Group>
            <MenuLine />
            <Menu.Group>
              <MenuHeading>{t('Source')}</MenuHeading>
              {SOURCES.map(([source, label]) => (
                <MenuCheck
                  key={source}
                  label={label}
                  checked={filter.sources.includes(source)}
                  onChange={(on) => change({ sources: toggled(filter.sources, source, on) })}
                />
              ))}
            </Menu.Group>
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

function toggled<T>(list: T[], item: T, on: boolean): T[] {
  return on ? [...list, item] : list.filter((other) => other !== item);
}

function isSame(a: FullFilter, b: FullFilter): boolean {
  return (Object.keys(NO_FILTER) as (keyof FullFilter)[]).every((key) => String(a[key]) === String(b[key]));
}
