import styles from './Float.module.css';
import { FloatView } from './FloatView.tsx';
import { steadyFloats } from '../state/layout/layout.ts';
import type { PaneViewProps } from './PaneView.tsx';

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
