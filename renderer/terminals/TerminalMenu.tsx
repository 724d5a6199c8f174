import { ContextMenu } from '@base-ui/react/context-menu';
import { ClipboardCopy, ClipboardPaste, Eraser, Search, TextSelect } from 'lucide-react';
import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import menu from '../ui/Menu.module.css';
import { notify } from '../ui/notices.ts';
import type { DynoTerminal } from './dyno-terminal.ts';

/** The menu of the right mouse button over a terminal. */
export function TerminalMenu({ terminal, children }: { terminal: DynoTerminal; children: ReactElement }) {
  const [canCopy, setCanCopy] = useState(false);
  const copy = () => {
    terminal.copy().catch(() => notify('Not copied: this page may not use the clipboard.'));
  };
  const paste = () => {
    terminal.paste().catch(() => notify('This page may not read the clipboard. Paste with the keyboard instead.'));
  };
  return (
    <ContextMenu.Root onOpenChange={(open) => open && setCanCopy(terminal.hasSelection)}>
      <ContextMenu.Trigger render={children} />
      <ContextMenu.Portal>
        <ContextMenu.Positioner className={menu.positioner}>
          <ContextMenu.Popup className={menu.popup} finalFocus={() => focusNothing(terminal)}>
            <Item icon={<ClipboardCopy />} label="Copy" onSelect={copy} disabled={!canCopy} />
            <Item icon={<ClipboardPaste />} label="Paste" onSelect={paste} />
            <Item icon={<TextSelect />} label="Select all" onSelect={() => terminal.selectAll()} />
            <Item icon={<Search />} label="Find" onSelect={() => terminal.state.setState({ finding: true })} />
            <Item icon={<Eraser />} label="Clear" onSelect={() => terminal.clear()} />
          </ContextMenu.Popup>
        </ContextMenu.Positioner>
      </ContextMenu.Portal>
    </ContextMenu.Root>
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
