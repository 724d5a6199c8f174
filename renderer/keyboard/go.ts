import { selectApp, selectTab } from '../apps/selection.ts';
import { focusCentre } from './regions.ts';
import { afterPaint, isAsked } from './shown.ts';

/** Shows a tab of an app, and puts the focus into it. */
export function goToTab(app: string, tab: string): void {
  selectApp(app);
  selectTab(app, tab);
  focusCentreSoon();
}

/** Shows an app as it was left. */
export function goToApp(app: string): void {
  selectApp(app);
  focusCentreSoon();
}

/** Once the centre shows what was asked for, unless somebody has moved the focus or opened a dialog meanwhile. */
export function focusCentreSoon(): void {
  const before = document.activeElement;
  afterPaint(() => {
    if (isAsked()) return;
    const { activeElement } = document;
    if (activeElement === before || activeElement === document.body) focusCentre();
  });
}
