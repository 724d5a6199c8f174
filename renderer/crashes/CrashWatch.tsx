import { useEffect, useEffectEvent } from 'react';
import type { Crash } from '../../shared/crashes/crash.ts';
import { CrashNotifier } from './crash-notifier.ts';
import { followCrashes } from './crashes-store.ts';
import { watchWaiting } from './watch-waiting.ts';

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
