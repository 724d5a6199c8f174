import { useLayoutEffect, useRef } from 'react';
import styles from './Pane.module.css';
import type { TabHost } from './tab-host.ts';

/** The place in a pane that a tab's content is shown in. */
export function TabSlot({ host }: { host: TabHost }) {
  const slot = useRef<HTMLDivElement>(null);
  // Before anything is painted or measured, and before the slot leaves the page.
  useLayoutEffect(() => {
    if (slot.current) host.enter(slot.current);
    return () => host.leave();
  }, [host]);
  return <div ref={slot} className={styles.slot} />;
}
