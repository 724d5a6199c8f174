import { Maximize2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useStore } from 'zustand';
import { t } from '../../../shared/text/i18n.ts';
import { useDyno } from '../../state/apps-store.ts';
import { selectTab } from '../../state/shown-layout.ts';
import { shownState, stateWord } from '../../state/dynos/shown-state.ts';
import { useHue } from '../../state/dynos/use-hue.ts';
import { IconButton } from '../../ui/components/IconButton.tsx';
import { StateBadge } from '../../ui/components/StateGlyph.tsx';
import { broadcast, setReceiver } from './broadcast.ts';
import styles from './GridCell.module.css';
import { XtermView } from './TerminalView.tsx';
import { useDynoTerminal } from '../xterm/use-dyno-terminal.ts';

export interface GridCellProps {
  app: string;
  dyno: string;
  /** Its terminal is shown as a tab of its own now. */
  isElsewhere: boolean;
}

/** One dyno in the grid. Its terminal is only there while the cell is on screen. */
export function GridCell({ app, dyno, isElsewhere }: GridCellProps) {
  const cell = useRef<HTMLElement>(null);
  const on = useStore(broadcast, (state) => (state.on?.app === app ? state.on : null));
  const receives = on !== null && on.dynos.includes(dyno);
  // What is broadcast reaches terminals that are scrolled away as well: they stay open.
  const onScreen = useOnScreen(cell) || receives;
  const terminal = useDynoTerminal(app, dyno, onScreen && !isElsewhere);
  const snapshot = useDyno(app, dyno);
  const state = snapshot === undefined ? null : shownState(snapshot);
  const hue = useHue(app, snapshot?.type ?? dyno);
  return (
    <section ref={cell} className={styles.cell} data-receives={receives} aria-label={t('Terminal {dyno}', { dyno })}>
      <header className={styles.header} onDoubleClick={() => selectTab(app, dyno)}>
        <span className={styles.hue} style={{ background: hue }} />
        <h3 className={styles.name}>{dyno}</h3>
        {state !== null && <StateBadge state={state} word={stateWord(state)} />}
        {on !== null && (
          <label className={styles.receives}>
            <input type="checkbox" checked={receives} onChange={(event) => setReceiver(dyno, event.target.checked)} />
            {t('Receives input')}
          </label>
        )}
        <IconButton
          className={styles.maximize}
          label={t('Maximize {dyno}', { dyno })}
          icon={<Maximize2 />}
          onClick={() => selectTab(app, dyno)}
        />
      </header>
      <div className={styles.body}>
        {isElsewhere && <p className={styles.elsewhere}>{t('Shown in the pane beside.')}</p>}
        {terminal !== null && <XtermView terminal={terminal} visible={onScreen} />}
      </div>
    </section>
  );
}

function useOnScreen(element: RefObject<HTMLElement | null>): boolean {
  const [onScreen, setOnScreen] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => setOnScreen(entries.at(-1)!.isIntersecting));
    observer.observe(element.current!);
    return () => observer.disconnect();
  }, [element]);
  return onScreen;
}
