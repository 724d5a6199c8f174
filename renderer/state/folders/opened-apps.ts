import { startTransition, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { apps } from '../apps-store.ts';

/** Milliseconds. What a start or an answer had to do is over by then. */
const PREPARE_AFTER_MS = 2_000;

/**
 * Open apps whose views are kept: those that have been on screen since the page was loaded, the one that is now, and,
 * one after the other while nothing else is to be done, the rest. Going to any of them then only shows what is there.
 */
export function useOpenedApps(current: string): string[] {
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set([current]));
  const add = (id: string) => setSeen((before) => new Set([...before, id]));
  if (!seen.has(current)) add(current);
  const next = useStore(apps, ({ order }) => order.find((id) => !seen.has(id)));
  useEffect(() => {
    if (next === undefined) return undefined;
    const timer = setTimeout(() => startTransition(() => add(next)), PREPARE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [next]);
  return useStore(apps, useShallow(({ order }) => order.filter((id) => seen.has(id) || id === current)));
}
