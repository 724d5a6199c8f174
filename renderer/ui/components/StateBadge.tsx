import { cx } from './class-names.ts';
import styles from './StateBadge.module.css';
import { StateGlyph } from './StateGlyph.tsx';
import type { ShownState } from './StateGlyph.tsx';

/** Glyph, word and colour of a state. */
export function StateBadge({ state, word }: { state: ShownState; word: string }) {
  return (
    <span className={cx(styles.badge, styles[state])}>
      <StateGlyph state={state} />
      {word}
    </span>
  );
}
