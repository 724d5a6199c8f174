import { assertNever } from '../../../shared/text/assert-never.ts';
import { cx } from './class-names.ts';
import styles from './StateGlyph.module.css';
import badgeStyles from './StateBadge.module.css';

/** What a dyno's glyph and word can say: Heroku's states, and the way out of them. */
export type ShownState = 'starting' | 'up' | 'crashed' | 'idle' | 'down' | 'stopping' | 'complete' | 'failed';

/** The state as a shape and a colour; always next to its word, so hidden from screen readers. */
export function StateGlyph({ state }: { state: ShownState }) {
  return (
    <svg className={cx(styles.glyph, styles[state])} viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <Shape state={state} />
    </svg>
  );
}

function Shape({ state }: { state: ShownState }) {
  switch (state) {
    case 'up':
      return <circle cx="6" cy="6" r="4" fill="currentColor" />;
    case 'starting':
      return <path d="M6 2a4 4 0 1 1-4 4" className={styles.line} />;
    case 'stopping':
      return <rect x="2.5" y="2.5" width="7" height="7" rx="1" className={styles.line} />;
    case 'crashed':
      return (
        <>
          <path d="M6 .8 11.6 11H.4z" fill="currentColor" />
          <path d="M6 4.6v3M6 9.1v.2" className={styles.mark} />
        </>
      );
    case 'idle':
      return <path d="M9.8 7.2A4.2 4.2 0 1 1 4.8 2.2 3.4 3.4 0 0 0 9.8 7.2z" fill="currentColor" />;
    case 'down':
      return <circle cx="6" cy="6" r="3.4" className={styles.line} />;
    case 'complete':
      return <path d="m2.2 6.4 2.5 2.5 5.1-5.6" className={styles.line} />;
    case 'failed':
      return <path d="m2.8 2.8 6.4 6.4m0-6.4L2.8 9.2" className={styles.line} />;
    default:
      return assertNever(state);
  }
}

/** Glyph, word and colour of a state. */
export function StateBadge({ state, word }: { state: ShownState; word: string }) {
  return (
    <span className={cx(badgeStyles.badge, badgeStyles[state])}>
      <StateGlyph state={state} />
      {word}
    </span>
  );
}
