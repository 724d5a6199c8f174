import { ACTIVITY_TAB, CONFIG_TAB, GRID_TAB, LOGS_TAB, METRICS_TAB, RELEASES_TAB, REQUESTS_TAB } from './selection.ts';

const NAMES: Readonly<Record<string, string>> = {
  [LOGS_TAB]: 'Logs',
  [GRID_TAB]: 'Grid',
  [REQUESTS_TAB]: 'Requests',
  [METRICS_TAB]: 'Metrics',
  [ACTIVITY_TAB]: 'Activity',
  [CONFIG_TAB]: 'Config',
  [RELEASES_TAB]: 'Releases',
};

/** What a tab is called: a dyno's has the dyno's name. */
export function tabName(tab: string): string {
  return NAMES[tab] ?? tab;
}
