import type { DynoSnapshot } from '../../../../shared/dynos/dyno.ts';
import { dynoSnapshot } from '../../dyno-snapshot.ts';

/** A web dyno that is down, with the given differences. */
export function aDyno(part: Partial<DynoSnapshot> = {}): DynoSnapshot {
  return dynoSnapshot('web.1', { command: 'npm start', port: 5001, ...part });
}
