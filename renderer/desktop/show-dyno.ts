import { selectApp, selectTab } from '../state/selection.ts';

/** Puts an app and, unless null, one of its dynos on screen: where a notification leads. */
export function showDyno(app: string, dyno: string | null): void {
  selectApp(app);
  if (dyno !== null) selectTab(app, dyno);
}
