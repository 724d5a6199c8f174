import { selectApp, selectTab } from '../apps/selection.ts';
import { focusCentre } from './regions.ts';
import { afterPaint } from './shown.ts';

/** Shows a tab of an app, and puts the focus into it. */
export function goToTab(app: string, tab: string): void {
  selectApp(app);
  selectTab(app, tab);
  afterPaint(focusCentre);
}

/** Shows an app as it was left. */
export function goToApp(app: string): void {
  selectApp(app);
  afterPaint(focusCentre);
}
