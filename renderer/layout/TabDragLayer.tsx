import type { CSSProperties } from 'react';
import { useStore } from 'zustand';
import { tabName } from '../panels/registry.ts';
import type { DropPlace } from './drop-place.ts';
import styles from './Pane.module.css';
import { tabDrag } from './tab-drag.ts';

/** While a tab is dragged: its name at the pointer, and the place it would go to. */
export function TabDragLayer() {
  const drag = useStore(tabDrag, ({ now }) => now);
  if (drag === null) return null;
  const { tab, x, y, drop, hint } = drag;
  return (
    <div aria-hidden="true">
      <div className={styles.shield} />
      {drop && <div className={styles.preview} data-drop={dropName(drop.place)} style={drop.box} />}
      <div className={styles.dragged} style={{ '--x': `${x}px`, '--y': `${y}px` } as CSSProperties}>
        {tabName(tab)}
        {hint !== null && <span className={styles.hint}>{hint}</span>}
      </div>
    </div>
  );
}

function dropName(place: DropPlace): string {
  return 'float' in place ? 'float' : (place.edge ?? 'inside');
}
