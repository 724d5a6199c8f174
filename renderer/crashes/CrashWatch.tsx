import { useEffect } from 'react';
import { announceCrash } from '../shell/announce-changes.ts';
import { CrashNotifier } from './crash-notifier.ts';
import { followCrashes } from './crashes-store.ts';
import { watchWaiting } from './watch-waiting.ts';

/** Hears of crashes and of dynos that wait in a debugger, in all apps, and announces them. Shows nothing itself. */
export function CrashWatch() {
  useEffect(() => {
    const notifier = new CrashNotifier();
    const stopCrashes = followCrashes((app, crash) => {
      announceCrash(app, crash);
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
