import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/**
 * Lays out a view that is made before it is looked at, once, while nothing else is to be done. The browser skips what
 * is not on screen, and whoever looked at it first would wait for all of it.
 */
export function useLaidOut(): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // To ask for its place is what makes the browser reckon it.
    const idle = requestIdleCallback(() => box.current?.firstElementChild?.getBoundingClientRect());
    return () => cancelIdleCallback(idle);
  }, []);
  return box;
}
