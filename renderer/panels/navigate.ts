import { selectApp } from '../state/selection.ts';
import { selectTab } from '../state/shown-layout.ts';
import { readTab } from './registry.ts';
import { focusCentre } from '../ui/focus/regions.ts';
import { afterPaint, isAsked } from '../ui/focus/visibility.ts';

/** Shows a tab of an app, and puts the focus into it. */
export function goToTab(app: string, tab: string): void {
  selectApp(app);
  selectTab(app, tab);
  focusCentreSoon(readTab(tab));
}

/** Shows an app as it was left. */
export function goToApp(app: string): void {
  selectApp(app);
  focusCentreSoon();
}

/**
 * Once the centre shows what was asked for, unless somebody has moved the focus or opened a dialog meanwhile.
 * @param ready when it can be shown
 */
export function focusCentreSoon(ready: Promise<void> = Promise.resolve()): void {
  const before = document.activeElement;
  const focus = (): void => {
    if (isAsked()) return;
    const { activeElement } = document;
    if (activeElement === before || activeElement === document.body) focusCentre();
  };
  void ready.then(() => afterPaint(focus));
}
