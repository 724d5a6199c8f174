import { onceOpen, selectApp } from '../state/selection.ts';
import { selectTab } from '../state/shown-layout.ts';

/** Puts an app and, unless null, one of its dynos on screen: where a start of Dynodeck or a notification leads. */
export function showDyno(app: string, dyno: string | null): void {
  onceOpen(app, () => {
    selectApp(app);
    if (dyno !== null) selectTab(app, dyno);
  });
}
