import type { AppSnapshot } from '../../shared/app/app.ts';
import { apps } from '../state/apps-store.ts';

/** Calls the listener when a dyno of any app begins to wait in a debugger, until the returned function is called. */
export function watchWaiting(onWaits: (app: string, dyno: string, waitsIn: string) => void): () => void {
  return apps.subscribe(({ byId }, before) => {
    for (const [id, app] of Object.entries(byId)) {
      const earlier = before.byId[id];
      if (app === earlier) continue;
      for (const { name, waitsIn } of beganToWait(app, earlier)) onWaits(id, name, waitsIn);
    }
  });
}

/** Of an app that was just opened nothing began. */
function beganToWait(app: AppSnapshot, earlier: AppSnapshot | undefined): { name: string; waitsIn: string }[] {
  if (earlier === undefined) return [];
  return app.dynos.flatMap(({ name, waitsIn }) => {
    const before = earlier.dynos.find((dyno) => dyno.name === name)?.waitsIn;
    return waitsIn === undefined || waitsIn === before ? [] : [{ name, waitsIn }];
  });
}
