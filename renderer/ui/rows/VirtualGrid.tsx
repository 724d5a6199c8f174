import { useId } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { ArrowDown } from 'lucide-react';
import { t } from '../../../shared/text/i18n.ts';
import { lowerBound } from './fixed-rows.ts';
import { listMove, movedTo } from './list-keys.ts';
import pill from '../components/Pill.module.css';
import { useFollowedRows } from './use-followed-rows.ts';
import styles from './VirtualGrid.module.css';

export interface VirtualGridProps {
  label: string;
  count: number;
  /** A number for each row that ascends and stays with it: rows keep their place when earlier ones are dropped. */
  numberAt: (index: number) => number;
  /** Number of the row that has the mark; null: none. */
  current: number | null;
  onCurrent: (number: number | null) => void;
  onOpen: () => void;
  header: ReactNode;
  /** The cells of a row. */
  children: (index: number) => ReactNode;
  /** How to say that this many rows came since the list stopped following its end. */
  newWords: (count: number) => string;
}

/** CSS px; the style sheet has it, too. */
const ROW_HEIGHT = 24;

/** Rows of one height, the end of which is followed until one scrolls up. Only rows on screen are in the page. */
export function VirtualGrid(props: VirtualGridProps) {
  const { label, count, numberAt, current, onCurrent, onOpen, header, children, newWords } = props;
  const id = useId();
  const found = current === null ? count : lowerBound(count, numberAt, current);
  const currentIndex = found < count && numberAt(found) === current ? found : null;
  const followed = useFollowedRows({ count, rowHeight: ROW_HEIGHT, numberAt, currentIndex });
  const { scroller, onScroll, first, end, page, following, unseen, follow, show } = followed;

  const mark = (index: number) => {
    onCurrent(numberAt(index));
    show(index);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = listMove(event);
    if (move === null || (move === 'open' && currentIndex === null) || (move === 'close' && current === null)) return;
    event.preventDefault();
    if (move === 'open') onOpen();
    else if (move === 'close') onCurrent(null);
    else {
      const next = movedTo(move, currentIndex, count, page);
      if (next !== null) mark(next);
    }
  };

  return (
    <div className={styles.frame}>
      <div
        className={styles.grid}
        role="grid"
        aria-label={label}
        aria-rowcount={count + 1}
        aria-activedescendant={currentIndex === null ? undefined : `${id}-${current}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div role="rowgroup" className={styles.head}>
          <div role="row" aria-rowindex={1} className={styles.header}>
            {header}
          </div>
        </div>
        <div ref={scroller} role="rowgroup" className={styles.scroller} tabIndex={-1} onScroll={onScroll}>
          <div className={styles.spacer} role="presentation" style={{ height: count * ROW_HEIGHT }}>
            <div
              className={styles.sheet}
              role="presentation"
              style={{ transform: `translateY(${first * ROW_HEIGHT}px)` }}
            >
              {Array.from({ length: end - first }, (_, offset) => {
                const index = first + offset;
                const number = numberAt(index);
                return (
                  // Keys are the grid's.
                  // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
                  <div
                    key={number}
                    id={`${id}-${number}`}
                    role="row"
                    tabIndex={-1}
                    aria-rowindex={index + 2}
                    aria-selected={index === currentIndex}
                    className={styles.row}
                    onClick={() => {
                      mark(index);
                      onOpen();
                    }}
                  >
                    {children(index)}
                  </div>
                );
              })}
            </div>
          </div>
        </div>
      </div>
      {!following && (
        <button type="button" className={pill.pill} onClick={follow}>
          <ArrowDown aria-hidden="true" />
          {unseen === 0 ? t('Back to the end') : newWords(unseen)}
        </button>
      )}
    </div>
  );
}
