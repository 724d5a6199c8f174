import type { CSSProperties } from 'react';
import { t } from '../../shared/text/i18n.ts';
import { tabName } from '../panels/registry.ts';
import { cx } from '../ui/components/class-names.ts';
import type { Sides } from '../state/layout/box.ts';
import styles from './Float.module.css';
import { boxStyle } from './float-dom.ts';
import { startFloatDrag } from './float-drag.ts';
import { steadyFloats } from '../state/layout/layout.ts';
import type { Float } from '../state/layout/layout.ts';
import { PaneView } from './PaneView.tsx';
import type { PaneViewProps } from './PaneView.tsx';

export interface FloatViewProps extends Omit<PaneViewProps, 'pane'> {
  float: Float;
  /** How many floating panes are behind it. */
  level: number;
}

const AXIS = [-1, 0, 1] as const;
const ALL_SIDES: readonly Sides[] = AXIS.flatMap((across) => AXIS.map((down) => ({ across, down }))).filter(
  ({ across, down }) => across !== 0 || down !== 0,
);

/** A pane that floats over the others, with borders and corners to drag. */
function FloatView({ float, level, ...rest }: FloatViewProps) {
  const { app, layout } = rest;
  const { pane, box } = float;
  return (
    <section
      className={cx(styles.float, pane.id === layout.active && styles.active)}
      aria-label={t('Floating pane, {tab}', { tab: tabName(pane.selected) })}
      data-float={pane.id}
      style={{ ...boxStyle(box), zIndex: level } as CSSProperties}
    >
      <div className={styles.frame}>
        <PaneView pane={pane} {...rest} />
      </div>
      {ALL_SIDES.map((sides) => (
        <div
          key={`${sides.across} ${sides.down}`}
          className={styles.side}
          data-across={sides.across}
          data-down={sides.down}
          onPointerDown={(event) => startFloatDrag(app, pane.id, sides, event)}
        />
      ))}
    </section>
  );
}

/** The panes that float over those of the tree. */
export function FloatLayer({ layout, ...rest }: Omit<PaneViewProps, 'pane'>) {
  if (layout.floats.length === 0) return null;
  return (
    <div className={styles.layer} data-floats>
      {steadyFloats(layout).map((float) => (
        <FloatView key={float.pane.id} float={float} level={layout.floats.indexOf(float)} layout={layout} {...rest} />
      ))}
    </div>
  );
}
