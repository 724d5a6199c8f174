import type { ReactNode } from 'react';
import { Activity, ArrowRightLeft, ChartLine, LayoutGrid, ListChecks, Rocket, ScrollText } from 'lucide-react';
import { AppTab } from './AppTab.tsx';
import { DynoTab } from './DynoTab.tsx';
import { ACTIVITY_TAB, CONFIG_TAB, GRID_TAB, LOGS_TAB, METRICS_TAB, RELEASES_TAB, REQUESTS_TAB } from '../state/selection.ts';
import { tabName } from './tab-names.ts';

const ICONS: Readonly<Record<string, ReactNode>> = {
  [LOGS_TAB]: <ScrollText aria-hidden />,
  [GRID_TAB]: <LayoutGrid aria-hidden />,
  [REQUESTS_TAB]: <ArrowRightLeft aria-hidden />,
  [METRICS_TAB]: <ChartLine aria-hidden />,
  [ACTIVITY_TAB]: <Activity aria-hidden />,
  [CONFIG_TAB]: <ListChecks aria-hidden />,
  [RELEASES_TAB]: <Rocket aria-hidden />,
};

/** The tab of one of the app's panels or of one of its dynos. */
export function TabButton({ app, tab }: { app: string; tab: string }) {
  const icon = ICONS[tab];
  return icon ? <AppTab value={tab} label={tabName(tab)} icon={icon} /> : <DynoTab app={app} name={tab} />;
}
