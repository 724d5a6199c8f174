import type { AppSnapshot } from '../../../shared/app/app.ts';
import type { Client } from '../../../shared/contract/client.ts';
import type { ReleaseSummary } from '../../../shared/releases/release.ts';

/**
 * Waits for the command of a release that an engine of this process runs: it would end with this command.
 * @returns what has become of it, once no release is pending; null for an app without releases
 */
export function untilReleased(client: Client, id: string): Promise<ReleaseSummary | null> {
  return new Promise((resolve, reject) => {
    const look = (apps: readonly AppSnapshot[]): void => {
      const app = apps.find((candidate) => candidate.id === id);
      if (app === undefined || (app.releases !== null && app.releases.pending !== null)) return;
      off();
      resolve(app.releases);
    };
    const off = client.on('app.changed', (app) => look([app]));
    client.request('apps.list', {}).then(look, reject);
  });
}
