import type { Crash } from '../../shared/crashes/crash.ts';
import { announce } from '../ui/state/announcer.ts';
import { announcedChanges, announcedCrash } from './announced-changes.ts';
import { apps } from '../state/apps-store.ts';
import { currentApp } from '../state/selection.ts';

/** Has a crash announced, also one that is restarted at once. */
export function announceCrash(app: string, crash: Crash): void {
  announce(announcedCrash(crash, apps.getState().byId[app]?.name ?? '', app !== currentApp()));
}

/** Has every other change of a dyno's state announced from now on, in the order of the apps. */
export function announceChanges(): void {
  apps.subscribe((now, before) => {
    for (const id of now.order) {
      const [app, old] = [now.byId[id], before.byId[id]];
      if (app && old && app !== old) announcedChanges(old, app, id !== currentApp()).forEach(announce);
    }
  });
}
