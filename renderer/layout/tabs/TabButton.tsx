import { panelOf } from '../../panels/registry.ts';
import { AppTab } from './AppTab.tsx';
import { DynoTab } from './DynoTab.tsx';

/** The tab of one of the app's panels or of one of its dynos. */
export function TabButton({ app, tab }: { app: string; tab: string }) {
  const panel = panelOf(tab);
  if (!panel) return <DynoTab app={app} name={tab} />;
  const { icon: Icon, name } = panel;
  return <AppTab value={tab} label={name} icon={<Icon aria-hidden />} />;
}
