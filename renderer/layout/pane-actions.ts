import { assertNever } from '../../shared/text/assert-never.ts';
import { changeLayout, shownLayout } from '../state/shown-layout.ts';
import { focusCentre } from '../ui/focus/regions.ts';
import { afterPaint } from '../ui/focus/visibility.ts';
import { newBox } from '../state/layout/box.ts';
import type { Box } from '../state/layout/box.ts';
import { dockPane, floatTab, placeFloat } from '../state/layout/change-floats.ts';
import { activatePane, closePane, moveTab, paneAfter, splitPane } from '../state/layout/change-layout.ts';
import { centreRoom, focusHandle } from './float-dom.ts';
import { activeTab, floatById, paneOf } from '../state/layout/layout.ts';
import type { Layout } from '../state/layout/layout.ts';

/** What is done with the panes of an app, by menu, key, palette or mouse. */
export type PaneAction = 'split-right' | 'split-down' | 'float' | 'arrange' | 'dock' | 'move' | 'close' | 'next';

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
    case 'float':
      // Of one that floats by itself nothing would change but its place.
      if (floatById(layout, pane.id) && pane.tabs.length === 1) return layout;
      return floatTab(layout, tab, newBox(centreRoom(), layout.floats.length));
    case 'arrange':
      return activatePane(layout, pane.id);
    case 'dock':
      return dockPane(layout, pane.id);
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

/** Whether an action on a tab would do anything. */
export function isPossible(layout: Layout, action: PaneAction, tab: string): boolean {
  if (action !== 'arrange') return afterAction(layout, action, tab) !== layout;
  // It moves the focus, whatever it does to the layout.
  const pane = paneOf(layout, tab);
  return pane !== undefined && floatById(layout, pane.id) !== undefined;
}

/** {@link isPossible} for the tab that commands act on. */
export function canAct(app: string, action: PaneAction): boolean {
  const layout = shownLayout(app);
  return isPossible(layout, action, activeTab(layout));
}

/** Carries an action out, and puts the focus into the pane that is active then, or on the handle that arranges it. */
export function actOnPane(app: string, action: PaneAction, tab?: string): void {
  const change = (layout: Layout): Layout => afterAction(layout, action, tab ?? activeTab(layout));
  changeAndFocus(app, change, action === 'arrange' ? focusHandle : focusCentre);
}

/** Gives the active pane, where it floats, another place and size. */
export function placeActive(app: string, box: Box): void {
  changeAndFocus(app, (layout) => placeFloat(layout, layout.active, box));
}

/** Changes the panes of an app, and moves the focus: into what the active one shows, unless to something else. */
export function changeAndFocus(app: string, change: (layout: Layout) => Layout, focus = focusCentre): void {
  changeLayout(app, change);
  // After a menu has given the focus back to where it was opened.
  afterPaint(focus);
}
