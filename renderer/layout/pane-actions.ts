import { assertNever } from '../../shared/assert-never.ts';
import { changeLayout, shownLayout } from '../apps/selection.ts';
import { focusCentre } from '../keyboard/regions.ts';
import { afterPaint } from '../keyboard/shown.ts';
import { activatePane, closePane, moveTab, paneAfter, splitPane } from './change-layout.ts';
import { activeTab, paneOf } from './layout.ts';
import type { Layout } from './layout.ts';

/** What is done with the panes of an app, by menu, key, palette or mouse. */
export type PaneAction = 'split-right' | 'split-down' | 'move' | 'close' | 'next';

/** The layout after an action on a tab and its pane; the very same when there is nothing to do. */
export function afterAction(layout: Layout, action: PaneAction, tab: string): Layout {
  const pane = paneOf(layout, tab);
  if (pane === undefined) return layout;
  const next = paneAfter(layout, pane.id)?.id ?? pane.id;
  switch (action) {
    case 'split-right':
      return splitPane(layout, tab, pane.id, 'right');
    case 'split-down':
      return splitPane(layout, tab, pane.id, 'bottom');
    case 'move':
      return moveTab(layout, tab, next);
    case 'close':
      return closePane(layout, pane.id);
    case 'next':
      return activatePane(layout, next);
    default:
      return assertNever(action);
  }
}

/** Whether an action on a tab would do anything. @param tab absent: the one that commands act on. */
export function canAct(app: string, action: PaneAction, tab?: string): boolean {
  const layout = shownLayout(app);
  return afterAction(layout, action, tab ?? activeTab(layout)) !== layout;
}

/** Carries an action out, and puts the focus into the pane that is active then. */
export function actOnPane(app: string, action: PaneAction, tab?: string): void {
  changeAndFocus(app, (layout) => afterAction(layout, action, tab ?? activeTab(layout)));
}

/** Changes the panes of an app, and puts the focus into what the active one shows. */
export function changeAndFocus(app: string, change: (layout: Layout) => Layout): void {
  changeLayout(app, change);
  // After a menu has given the focus back to where it was opened.
  afterPaint(focusCentre);
}
