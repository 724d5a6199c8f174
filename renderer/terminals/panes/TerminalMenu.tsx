import { ContextMenu } from '@base-ui/react/context-menu';
import {
  CircleDot,
  ClipboardCopy,
  ClipboardPaste,
  Copy,
  Eraser,
  FileCode,
  FileDown,
  FileVideo,
  Search,
  TextSelect,
} from 'lucide-react';
import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useStore } from 'zustand';
import { t } from '../../../shared/text/i18n.ts';
import { useDyno } from '../../state/apps-store.ts';
import menu from '../../ui/components/Menu.module.css';
import { notify } from '../../ui/state/notices.ts';
import type { DynoTerminal } from '../xterm/dyno-terminal.ts';
import { saveRawOutput } from '../moments/raw-output.ts';
import { isRecorded, recordings, saveRecording, startRecording } from '../moments/recording.ts';
import { copyAll, paste, saveOutput } from '../terminal-commands.ts';
import { TerminalChoices } from './TerminalChoices.tsx';
import styles from './TerminalMenu.module.css';

/** The menu of the right mouse button over a terminal. */
export function TerminalMenu({ terminal, children }: { terminal: DynoTerminal; children: ReactElement }) {
  const [canCopy, setCanCopy] = useState(false);
  const copy = () => {
    terminal.copy().catch(() => notify(t('Not copied: this page may not use the clipboard.')));
  };
  const isOneOff = useDyno(terminal.app, terminal.dyno)?.kind === 'one-off';
  return (
    <ContextMenu.Root onOpenChange={(open) => open && setCanCopy(terminal.hasSelection)}>
      <ContextMenu.Trigger render={children} />
      <ContextMenu.Portal>
        <ContextMenu.Positioner className={menu.positioner}>
          <ContextMenu.Popup className={menu.popup} finalFocus={() => focusNothing(terminal)}>
            <Item icon={<ClipboardCopy />} label={t('Copy')} onSelect={copy} disabled={!canCopy} />
            <Item icon={<ClipboardPaste />} label={t('Paste')} onSelect={() => paste(terminal)} />
            <Item icon={<TextSelect />} label={t('Select all')} onSelect={() => terminal.selectAll()} />
            <Item icon={<Search />} label={t('Find')} onSelect={() => terminal.startFinding()} />
            <ContextMenu.Separator className={styles.line} />
            <Item icon={<Copy />} label={t('Copy all')} onSelect={() => copyAll(terminal)} />
            <Item icon={<FileDown />} label={t('Save output')} onSelect={() => saveOutput(terminal)} />
            <Item icon={<FileCode />} label={t('Save raw output')} onSelect={() => void saveRawOutput(terminal)} />
            {isOneOff && <RecordItem terminal={terminal} />}
            <Item icon={<Eraser />} label={t('Clear')} onSelect={() => terminal.clear()} />
            <ContextMenu.Separator className={styles.line} />
            <TerminalChoices />
          </ContextMenu.Popup>
        </ContextMenu.Positioner>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

function RecordItem({ terminal }: { terminal: DynoTerminal }) {
  const recording = useStore(recordings, (state) => isRecorded(state, terminal));
  return recording ? (
    <Item icon={<FileVideo />} label={t('Save recording')} onSelect={() => void saveRecording(terminal)} />
  ) : (
    <Item icon={<CircleDot />} label={t('Record from now on')} onSelect={() => void startRecording(terminal)} />
  );
}

interface ItemProps {
  icon: ReactNode;
  label: string;
  disabled?: boolean;
  onSelect: () => void;
}

function Item({ icon, label, disabled = false, onSelect }: ItemProps) {
  return (
    <ContextMenu.Item className={menu.item} disabled={disabled} onClick={onSelect}>
      {icon}
      <span className={menu.label}>{label}</span>
    </ContextMenu.Item>
  );
}

/** The closed menu leaves the focus to the terminal, or to the find bar that it opened. */
function focusNothing(terminal: DynoTerminal): false {
  if (!terminal.state.getState().finding) terminal.focus();
  return false;
}
