import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { t } from '../../../shared/text/i18n.ts';
import type { DynoTerminal } from '../xterm/dyno-terminal.ts';
import { FindBar } from './FindBar.tsx';
import { TerminalMenu } from './TerminalMenu.tsx';
import { TerminalNotes } from './TerminalNotes.tsx';
import styles from './TerminalView.module.css';

export interface TerminalViewProps {
  terminal: DynoTerminal;
  visible: boolean;
}

/** The place a {@link DynoTerminal} is shown in, with what belongs over and above it. */
export function XtermView({ terminal, visible }: TerminalViewProps) {
  const host = useRef<HTMLDivElement>(null);
  const finding = useStore(terminal.state, (state) => state.finding);
  const link = useStore(terminal.state, (state) => state.link);

  useEffect(() => {
    const place = host.current;
    if (!visible || place === null) return undefined;
    terminal.show(place);
    return () => terminal.hide(place);
  }, [terminal, visible]);

  return (
    <div className={styles.stage}>
      <TerminalMenu terminal={terminal}>
        <div className={styles.host} ref={host} />
      </TerminalMenu>
      <TerminalNotes terminal={terminal} />
      {finding && <FindBar terminal={terminal} />}
      {link !== null && (
        <div className={styles.link}>
          <span className={styles.target}>{link}</span>
          <span className={styles.how}>{isMac() ? t('⌘-click opens it') : t('Ctrl+click opens it')}</span>
        </div>
      )}
    </div>
  );
}

function isMac(): boolean {
  return navigator.userAgent.includes('Mac');
}
