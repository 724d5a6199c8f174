import { Menu } from '@base-ui/react/menu';
import { Clock, Copy, Eraser, FileDown, History, MoreHorizontal, Search } from 'lucide-react';
import type { ExportFormat, LogRun } from '../../../shared/logs/log.ts';
import { t } from '../../../shared/text/i18n.ts';
import { thisKeyboard } from '../../commands/keyboard-layout.ts';
import { IconButton } from '../../ui/components/IconButton.tsx';
import styles from '../LogPanel.module.css';
import { EXPORT_FORMATS } from '../dialogs/export-view.ts';
import { MenuAction, MenuCheck, MenuHeading, MenuLine, MenuRadio } from './MenuParts.tsx';
import { setViewOption, TIMESTAMP_CHOICES, useViewOptions } from './view-options.ts';
import type { Timestamps } from './view-options.ts';

export interface MoreMenuProps {
  /** Earlier runs, newest first; read when the menu is opened. */
  runs: LogRun[];
  onOpen: () => void;
  onFind: () => void;
  onCopy: () => void;
  onJump: () => void;
  onExport: (format: ExportFormat) => void;
  onRuns: () => void;
  /** Null for an earlier run, which is not cleared. */
  onClear: (() => void) | null;
}

const GAP_PX = 4;

/** How the log is shown, and what is done with it now and then. */
export function MoreMenu(props: MoreMenuProps) {
  const { runs, onOpen, onFind, onCopy, onJump, onExport, onRuns, onClear } = props;
  const { wrap, fold, ansi, timestamps } = useViewOptions();
  const modifier = thisKeyboard() === 'mac' ? '⌘' : 'Ctrl+';
  return (
    <Menu.Root onOpenChange={(open) => open && onOpen()}>
      <Menu.Trigger
        render={<IconButton className={styles.pressable} label={t('More about the log')} icon={<MoreHorizontal />} />}
      />
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={GAP_PX} className={styles.positioner}>
          <Menu.Popup className={styles.popup}>
            <MenuAction label={t('Find …')} icon={<Search />} detail={`${modifier}F`} onSelect={onFind} />
            <MenuAction label={t('Jump to a time …')} icon={<Clock />} onSelect={onJump} />
            <MenuAction label={t('Copy lines')} icon={<Copy />} detail={`${modifier}C`} onSelect={onCopy} />
            {EXPORT_FORMATS.map(({ value, action }) => (
              <MenuAction key={value} label={action} icon={<FileDown />} onSelect={() => onExport(value)} />
            ))}
            {runs.length > 0 && <MenuAction label={t('Earlier runs …')} icon={<History />} onSelect={onRuns} />}
            {onClear && <MenuAction label={t('Clear the log')} icon={<Eraser />} onSelect={onClear} />}
            <MenuLine />
            <MenuCheck label={t('Wrap lines')} checked={wrap} onChange={(on) => setViewOption('wrap', on)} />
            <MenuCheck label={t('Fold stack traces')} checked={fold} onChange={(on) => setViewOption('fold', on)} />
            <MenuCheck label={t('Colours of programs')} checked={ansi} onChange={(on) => setViewOption('ansi', on)} />
            <MenuLine />
            <Menu.Group>
              <MenuHeading>{t('Timestamps')}</MenuHeading>
              <Menu.RadioGroup
                value={timestamps}
                onValueChange={(value: Timestamps) => setViewOption('timestamps', value)}
              >
                {TIMESTAMP_CHOICES.map(({ value, label }) => (
                  <MenuRadio key={value} value={value} label={label} />
                ))}
              </Menu.RadioGroup>
            </Menu.Group>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
