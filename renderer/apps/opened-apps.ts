import { useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { apps } from './apps-store.ts';

/** Open apps that have been on screen since the page was loaded, with the one that is now. */
export function useOpenedApps(current: string): string[] {
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set([current]));
  if (!seen.has(current)) setSeen(new Set([...seen, current]));
  return useStore(apps, useShallow(({ order }) => order.filter((id) => seen.has(id) || id === current)));
}
