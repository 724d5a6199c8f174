import type { AppSnapshot } from '../../../shared/app.ts';
import type { Client } from '../../../shared/client.ts';

/** Resolves when no release is pending: its command runs in an engine of this process, and would end with it. */
export function untilReleased(client: Client, id: string): Promise<void> {
  const isPending = (app: AppSnapshot | undefined): boolean => (app?.releases?.pending ?? null) !== null;
  return new Promise((resolve, reject) => {
    const finishUnless = (pending: boolean): void => {
      if (pending) return;
      off();
      resolve();
    };
    const off = client.on('app.changed', (app) => finishUnless(app.id !== id || isPending(app)));
    client.request('apps.list', {}).then((apps) => finishUnless(isPending(apps.find((app) => app.id === id))), reject);
  });
}
