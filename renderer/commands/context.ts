import { apps } from '../state/apps-store.ts';
import { selection } from '../state/selection.ts';
import { shownLayout } from '../state/shown-layout.ts';
import { LOGS_TAB } from '../state/tabs.ts';
import { activeTab } from '../state/layout/layout.ts';
import type { CommandContext } from './command.ts';

/** What commands would act on now. */
export function contextNow(): CommandContext {
  const { order, byId } = apps.getState();
  const { folder } = selection.getState();
  const open = order.flatMap((id) => byId[id] ?? []);
  const app = open.find((candidate) => candidate.folder === folder) ?? open[0] ?? null;
  return { app, apps: open, tab: app ? activeTab(shownLayout(app.id)) : LOGS_TAB };
}
