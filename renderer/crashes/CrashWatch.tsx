import { useEffect, useEffectEvent } from 'react';
import type { Crash } from '../../shared/crashes/crash.ts';
import type { AppSnapshot } from '../../shared/app/app.ts';
import { apps } from '../state/apps-store.ts';
import { CrashNotifier } from './crash-notifier.ts';
import { followCrashes } from './crashes-store.ts';

/** Hears of crashes and of dynos that wait in a debugger, in all apps, and tells of them. Shows nothing itself. */
export function CrashWatch({ onCrash }: { onCrash: (app: string, crash: Crash) => void }) {
  const tell = useEffectEvent(onCrash);
  useEffect(() => {
    const notifier = new CrashNotifier();
    const stopCrashes = followCrashes((app, crash) => {
      tell(app, crash);
      notifier.crashed(app, crash);
    });
    const stopWaiting = watchWaiting((app, dyno, waitsIn) => notifier.waits(app, dyno, waitsIn));
    return () => {
      stopCrashes();
      stopWaiting();
      notifier.dispose();
    };
  }, []);
  return null;
}

/** Calls the listener when a dyno of any app begins to wait in a debugger, until the returned function is called. */
function watchWaiting(onWaits: (app: string, dyno: string, waitsIn: string) => void): () => void {
  return apps.subscribe(({ byId }, before) => {
    for (const [id, app] of Object.entries(byId)) {
      const earlier = before.byId[id];
      if (app === earlier) continue;
      for (const { name, waitsIn } of beganToWait(app, earlier)) onWaits(id, name, waitsIn);
    }
  });
}

/** Whether a dyno began to wait; of an app that was just opened nothing began. */
function beganToWait(app: AppSnapshot, earlier: AppSnapshot | undefined): { name: string; waitsIn: string }[] {
  if (earlier === undefined) return [];
  return app.dynos.flatMap(({ name, waitsIn }) => {
    const before = earlier.dynos.find((dyno) => dyno.name === name)?.waitsIn;
    return waitsIn === undefined || waitsIn === before ? [] : [{ name, waitsIn }];
  });
}
