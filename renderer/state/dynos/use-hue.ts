import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { hueOf } from '../../../shared/logs/process-type-colours.ts';
import { apps } from '../apps-store.ts';

/** The steady colour of a process type, as a CSS value. */
export function useHue(app: string, type: string): string {
  const order = useStore(apps, useShallow(({ byId }) => (byId[app]?.processTypes ?? []).map(({ name }) => name)));
  return `var(--hue-${hueOf(type, order)})`;
}
