import { apps } from './apps-store.ts';

/** The tab that an app shows first, and that its merged log is behind. */
export const LOGS_TAB = 'logs';
/** The tab that all terminals of an app are behind. */
export const GRID_TAB = 'grid';

let panelTabs: readonly string[] = [LOGS_TAB];

/** Says which tabs every app has, in the order they are shown. */
export function setPanelTabs(tabs: readonly string[]): void {
  panelTabs = tabs;
}

/** The tabs an app has now, in the order they are shown: those of panels, then one of each dyno, with its name. */
export function tabsOf(app: string): readonly string[] {
  return [...panelTabs, ...(apps.getState().byId[app]?.dynos ?? []).map(({ name }) => name)];
}
