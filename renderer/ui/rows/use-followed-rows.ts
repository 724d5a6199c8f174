import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { lowerBound, paintedRows, topShowing } from './fixed-rows.ts';

export interface FollowedRowsProps {
  count: number;
  rowHeight: number;
  /** A number for each row that ascends and stays with it. */
  numberAt: (index: number) => number;
  /** The row that has the mark. */
  currentIndex: number | null;
}

export interface FollowedRows {
  /** The box that scrolls. */
  scroller: RefObject<HTMLDivElement | null>;
  /** Rows to paint, from `first` to `end` (exclusive). */
  first: number;
  end: number;
  /** Whole rows that fit the box. */
  page: number;
  following: boolean;
  /** Rows that came since the list stopped following its end. */
  unseen: number;
  onScroll(): void;
  follow(): void;
  /** Brings a row into the box. Unless it is the last, the list stays there. */
  show(index: number): void;
}

/** Within this distance of its end the list follows it, CSS px. */
const END_PX = 2;

/**
 * Scrolling of rows of one height that come at the end and are dropped at the start: follows the end until one scrolls
 * up, and then keeps the rows on screen where they are.
 */
export function useFollowedRows({ count, rowHeight, numberAt, currentIndex }: FollowedRowsProps): FollowedRows {
  const scroller = useRef<HTMLDivElement>(null);
  const anchor = useRef<{ number: number; offset: number } | null>(null);
  const [top, setTop] = useState(0);
  const [viewport, setViewport] = useState(0);
  const [following, setFollowing] = useState(true);
  const [lastSeen, setLastSeen] = useState(0);
  const rows = { count, rowHeight, viewport, top };

  const anchorAt = (at: number): void => {
    const index = Math.min(Math.floor(at / rowHeight), count - 1);
    anchor.current = index < 0 ? null : { number: numberAt(index), offset: at - index * rowHeight };
  };
  const leaveEnd = (): void => {
    if (!following || count === 0) return;
    setLastSeen(numberAt(count - 1));
    setFollowing(false);
  };
  const scrollTo = (box: HTMLElement, index: number): void => {
    box.scrollTop = topShowing(index, { ...rows, viewport: box.clientHeight, top: box.scrollTop });
    anchorAt(box.scrollTop);
  };

  useEffect(() => {
    const box = scroller.current;
    if (box === null) return undefined;
    const resized = new ResizeObserver(() => setViewport(box.clientHeight));
    resized.observe(box);
    return () => resized.disconnect();
  }, []);

  // Details that open below take room from the list, and must not hide what they are about.
  const showCurrent = useEffectEvent(() => {
    const box = scroller.current;
    if (box !== null && !following && currentIndex !== null) scrollTo(box, currentIndex);
  });
  useLayoutEffect(() => showCurrent(), [viewport]);

  const hold = useEffectEvent(() => {
    const box = scroller.current;
    if (box === null || viewport === 0) return;
    if (following) box.scrollTop = count * rowHeight;
    else if (anchor.current !== null) {
      const index = lowerBound(count, numberAt, anchor.current.number);
      const wanted = index * rowHeight + anchor.current.offset;
      if (Math.abs(box.scrollTop - wanted) >= 1) box.scrollTop = wanted;
    }
    setTop(box.scrollTop);
  });
  const firstNumber = count > 0 ? numberAt(0) : 0;
  useLayoutEffect(() => hold(), [count, firstNumber, viewport, following]);

  return {
    scroller,
    ...paintedRows(rows),
    page: Math.max(1, Math.floor(viewport / rowHeight) - 1),
    following,
    unseen: following ? 0 : count - lowerBound(count, numberAt, lastSeen + 1),
    onScroll() {
      const box = scroller.current;
      // A panel that is being hidden loses its height and scrolls to nowhere.
      if (box === null || box.clientHeight === 0) return;
      const atEnd = box.scrollTop + box.clientHeight >= box.scrollHeight - END_PX;
      anchorAt(box.scrollTop);
      if (!atEnd) leaveEnd();
      else if (box.scrollTop >= top) setFollowing(true);
      setTop(box.scrollTop);
    },
    follow: () => setFollowing(true),
    show(index) {
      const box = scroller.current;
      if (box === null) return;
      scrollTo(box, index);
      if (index < count - 1) leaveEnd();
    },
  };
}
