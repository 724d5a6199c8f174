import { createStore } from 'zustand/vanilla';
import { selectTab } from '../state/shown-layout.ts';
import { LOGS_TAB } from '../state/tabs.ts';

/** The place of an app's log that is to be shown: microseconds since the epoch. Null once the log is there. */
export const logMoment = createStore<{ wanted: { app: string; time: number } | null }>()(() => ({ wanted: null }));

/** Shows an app's merged log at a moment. */
export function showInLog(app: string, time: number): void {
  logMoment.setState({ wanted: { app, time } });
  selectTab(app, LOGS_TAB);
}
