import { toFailure } from '../../../shared/contract/failure.ts';
import { t } from '../../../shared/text/i18n.ts';
import type { EngineProcess } from '../engine-process/engine-process.ts';
import type { OpenApps } from '../engine-process/open-apps.ts';
import { startTargets } from './session.ts';
import { type Session } from '../settings/saved-session.ts';

/** Opens the apps of a session in their order. One that cannot be opened is named in the window, once. */
export async function reopenApps(engine: EngineProcess, { apps }: Session): Promise<void> {
  for (const { folder } of apps) {
    try {
      await engine.open({ folder });
    } catch (error) {
      const { message: reason } = toFailure(error);
      engine.notify(t('{folder} was open before and could not be opened again: {reason}', { folder, reason }));
    }
  }
}

/** Starts what ran in a session. Call it once its apps are open. */
export async function startWhatRan(
  openApps: OpenApps,
  { apps }: Session,
  complain: (text: string) => void,
): Promise<void> {
  const client = await openApps.whenKnown();
  for (const app of openApps.list ?? []) {
    const running = apps.find(({ folder }) => folder === app.folder)?.running ?? [];
    for (const target of startTargets(app, running)) {
      client.request('dynos.start', { app: app.id, target }).catch((error: unknown) => {
        const { message: reason } = toFailure(error);
        complain(t('{app}: what ran before was not started again: {reason}', { app: app.name, reason }));
      });
    }
  }
}
