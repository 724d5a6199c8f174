import { useEffect, useEffectEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { ArrowDown } from 'lucide-react';
import { cx } from './class-names.ts';
import { lowerBound, paintedRows, topShowing } from './fixed-rows.ts';
import { listMove, movedTo } from './list-keys.ts';
import styles from './VirtualGrid.module.css';

export interface VirtualGridProps {
  label: string;
  count: number;
  /** A number for each row that ascends and stays with it: rows keep their place when others are dropped before them. */
  numberAt: (index: number) => number;
  /** Number of the row that has the mark; null: none. */
  current: number | null;
  onCurrent: (number: number | null) => void;
  onOpen: () => void;
  header: ReactNode;
  /** The cells of a row. */
  children: (index: number) => ReactNode;
  rowClass?: (index: number) => string | undefined;
  /** How to say that this many rows came since the list stopped following its end. */
  newWords: (count: number) => string;
}

/** CSS px. */
export const GRID_ROW_HEIGHT = 24;
/** Within this distance of its end the list follows it. */
const END_PX = 2;

/** Rows of one height, newest at the end, which is followed until one scrolls up. Only rows on screen are in the page. */
export function VirtualGrid(props: VirtualGridProps) {
  const { label, count, numberAt, current, onCurrent, onOpen, header, children, rowClass, newWords } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [viewport, setViewport] = useState(0);
  const [following, setFollowing] = useState(true);
  const anchor = useRef<{ number: number; offset: number } | null>(null);
  const [lastSeen, setLastSeen] = useState(0);
  const rows = { count, rowHeight: GRID_ROW_HEIGHT, viewport, top };
  const { first, end } = paintedRows(rows);
  const found = current === null ? -1 : lowerBound(count, numberAt, current);
  const currentIndex = found >= 0 && found < count && numberAt(found) === current ? found : null;

  useEffect(() => {
    const box = scroller.current;
    if (box === null) return undefined;
    const resized = new ResizeObserver(() => setViewport(box.clientHeight));
    resized.observe(box);
    return () => resized.disconnect();
  }, []);

  const hold = useEffectEvent(() => {
    const box = scroller.current;
    if (box === null || viewport === 0) return;
    if (following) box.scrollTop = count * GRID_ROW_HEIGHT;
    else if (anchor.current !== null) {
      const index = lowerBound(count, numberAt, anchor.current.number);
      const wanted = index * GRID_ROW_HEIGHT + anchor.current.offset;
      if (Math.abs(box.scrollTop - wanted) >= 1) box.scrollTop = wanted;
    }
    setTop(box.scrollTop);
  });
  const firstNumber = count > 0 ? numberAt(0) : 0;
  useLayoutEffect(() => hold(), [count, firstNumber, viewport, following]);

  const onScroll = () => {
    const box = scroller.current;
    // A panel that is being hidden loses its height and scrolls to nowhere.
    if (box === null || box.clientHeight === 0) return;
    const atEnd = box.scrollTop + box.clientHeight >= box.scrollHeight - END_PX;
    const index = Math.min(Math.floor(box.scrollTop / GRID_ROW_HEIGHT), count - 1);
    anchor.current = index < 0 ? null : { number: numberAt(index), offset: box.scrollTop - index * GRID_ROW_HEIGHT };
    if (following && !atEnd && count > 0) setLastSeen(numberAt(count - 1));
    setFollowing(atEnd);
    setTop(box.scrollTop);
  };

  const mark = (index: number) => {
    onCurrent(numberAt(index));
    const box = scroller.current;
    if (box !== null) box.scrollTop = topShowing(index, { ...rows, top: box.scrollTop });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = listMove(event);
    if (move === null) return;
    if (move === 'open') {
      if (currentIndex === null) return;
      onOpen();
    } else if (move === 'close') {
      if (current === null) return;
      onCurrent(null);
    } else {
      const next = movedTo(move, currentIndex, count, Math.max(1, Math.floor(viewport / GRID_ROW_HEIGHT) - 1));
      if (next !== null) mark(next);
    }
    event.preventDefault();
  };
  const unseen = following ? 0 : count - lowerBound(count, numberAt, lastSeen + 1);

  return (
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
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys are the grid's */}
      <div ref={scroller} role="rowgroup" className={styles.scroller} tabIndex={-1} onScroll={onScroll}>
        <div className={styles.spacer} style={{ height: count * GRID_ROW_HEIGHT }}>
          <div className={styles.sheet} style={{ transform: `translateY(${first * GRID_ROW_HEIGHT}px)` }}>
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
                  className={cx(styles.row, rowClass?.(index))}
                  onClick={() => {
                    onCurrent(number);
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
      {!following && (
        <button type="button" className={styles.pill} onClick={() => setFollowing(true)}>
          <ArrowDown aria-hidden="true" />
          {unseen === 0 ? 'Back to the end' : newWords(unseen)}
        </button>
      )}
    </div>
  );
}
