import { setPanelTabs } from '../state/tabs.ts';
import type { Panel, PanelCode } from './panel.ts';

/** What the tab of a dyno shows. */
export interface DynoPaneProps {
  app: string;
  dyno: string;
  /** False behind another tab of its pane, and while another app is on screen. */
  visible: boolean;
  /** Whether it gets the focus as it becomes visible. */
  takesFocus: boolean;
}

let dynoPane: PanelCode<DynoPaneProps> | null = null;
const panels = new Map<string, Panel>();

/**
 * Makes the panels of an app known, in the order their tabs are shown, and what the tab of a dyno shows. The roof calls
 * it once, before anything is on screen.
 */
export function registerPanels(list: readonly Panel[], pane: PanelCode<DynoPaneProps>): void {
  dynoPane = pane;
  for (const panel of list) panels.set(panel.id, panel);
  setPanelTabs(list.map(({ id }) => id));
}

/** The panel with this tab; undefined for the tab of a dyno. */
export function panelOf(tab: string): Panel | undefined {
  return panels.get(tab);
}

/** What a tab is called: a dyno's has the dyno's name. */
export function tabName(tab: string): string {
  return panels.get(tab)?.name ?? tab;
}

/** Reads the code of a tab. What cannot be read now is asked for again by whoever looks at it. */
export async function readTab(tab: string): Promise<void> {
  const code = panels.get(tab)?.code ?? dynoPane;
  await code?.read().catch(() => {});
}

/** Reads the code of what tabs show, one part after the other while nothing else is to be done. */
export async function prepareTabs(): Promise<void> {
  for (const code of [dynoPane, ...[...panels.values()].map(({ code }) => code)]) {
    await new Promise((resolve) => requestIdleCallback(resolve));
    await code?.read().catch(() => {});
  }
}
