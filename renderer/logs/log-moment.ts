import { createStore } from 'zustand/vanilla';
import { useEffect, useEffectEvent } from 'react';
import { useStore } from 'zustand';
import { selectTab } from '../state/shown-layout.ts';
import { LOGS_TAB } from '../state/tabs.ts';
import type { LogPanelControl } from './use-log-panel.ts';

/** The place of an app's log that is to be shown: microseconds since the epoch. Null once the log is there. */
const logMoment = createStore<{ wanted: { app: string; time: number } | null }>()(() => ({ wanted: null }));

/** Shows an app's merged log at a moment. */
export function showInLog(app: string, time: number): void {
  logMoment.setState({ wanted: { app, time } });
  selectTab(app, LOGS_TAB);
}

/** Shows the moment that another part of the window asked for, as soon as the log is on screen. */
export function useWantedMoment(panel: LogPanelControl, visible: boolean): void {
  const { app, run, filtering, feed } = panel;
  const { ready } = panel.state;
  const wanted = useStore(logMoment, (state) => (state.wanted?.app === app ? state.wanted : null));
  const show = useEffectEvent((time: number) => {
    if (run !== null) panel.setRun(null);
    else if (filtering.isFiltering) filtering.clear();
    else {
      panel.jumpTo(time);
      logMoment.setState({ wanted: null });
    }
  });
  // Leaving an earlier run, or a filter that may hide the line, comes first; then this is tried again.
  useEffect(() => {
    if (wanted !== null && ready && visible) show(wanted.time);
  }, [wanted, ready, visible, run, filtering.filter, feed]);
}
