import { useEffect, useEffectEvent, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { t } from '../../../shared/text/i18n.ts';
import { BroadcastBar } from './BroadcastBar.tsx';
import { EndedBar } from './EndedBar.tsx';
import { moments } from '../moments/moments.ts';
import { XtermView } from './TerminalView.tsx';
import styles from './TerminalPane.module.css';
import { useDynoTerminal } from '../xterm/use-dyno-terminal.ts';

export interface TerminalPaneProps {
  app: string;
  dyno: string;
  /** False behind another tab: the pane stays mounted, its terminal may be shown elsewhere. */
  visible: boolean;
  /** Whether it gets the focus as it becomes visible: not beside the pane that somebody works in. */
  takesFocus: boolean;
}

/** A dyno's terminal as a whole tab. It is made when the tab is first looked at. */
export function TerminalPane({ app, dyno, visible, takesFocus }: TerminalPaneProps) {
  const seen = useStaysTrue(visible);
  const terminal = useDynoTerminal(app, dyno, seen);

  const isWanted = useEffectEvent(() => takesFocus);
  useEffect(() => {
    if (!visible || terminal === null || !isWanted()) return undefined;
    // A dialog that opened this tab gives the focus back first.
    const frame = requestAnimationFrame(() => {
      if (!isSteppingThroughTabs()) terminal.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [terminal, visible]);

  const moment = useStore(moments, ({ wanted }) => wanted);
  useEffect(() => {
    if (!visible || terminal === null || moment?.app !== app || moment.dyno !== dyno) return;
    moments.setState({ wanted: null });
    terminal.seek(moment);
  }, [terminal, visible, moment, app, dyno]);

  return (
    <section className={styles.pane} aria-label={t('Terminal {dyno}', { dyno })} onKeyDown={leaveOnF6}>
      <BroadcastBar app={app} dyno={dyno} />
      {terminal !== null && <XtermView terminal={terminal} visible={visible} />}
      <EndedBar app={app} dyno={dyno} />
    </section>
  );
}

function useStaysTrue(value: boolean): boolean {
  const [stays, setStays] = useState(value);
  if (value && !stays) setStays(true);
  return stays;
}

/** Someone goes along the tabs with the arrow keys: taking the focus would end that. */
function isSteppingThroughTabs(): boolean {
  return document.activeElement?.matches('[role=tab]:focus-visible') ?? false;
}

/** Tab belongs to the program, so F6 is the way out: to the selected tab, if the page does no more. */
function leaveOnF6(event: KeyboardEvent): void {
  if (event.key !== 'F6' || event.defaultPrevented) return;
  event.preventDefault();
  document.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus();
}
