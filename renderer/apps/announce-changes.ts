import { announce } from '../ui/announcer.ts';
import { announcedChanges } from './announced-changes.ts';
import { apps } from './apps-store.ts';
import { currentApp } from './selection.ts';

/** Has every change of a dyno's state announced from now on, in the order of the apps. */
export function announceChanges(): void {
  apps.subscribe((now, before) => {
    for (const id of now.order) {
      const [app, old] = [now.byId[id], before.byId[id]];
      if (app && old && app !== old) announcedChanges(old, app, id !== currentApp()).forEach(announce);
    }
  });
}
