import type { AppSnapshot } from '../../../shared/app/app.ts';
import type { DynoSnapshot } from '../../../shared/dynos/dyno.ts';

export { dynoSnapshot as dyno } from '../dyno-snapshot.ts';

/** What main reads of an app; a folder that is trusted unless told otherwise. */
export function app(name: string, dynos: DynoSnapshot[], given: Partial<AppSnapshot> = {}): AppSnapshot {
  const settings = { procfile: null, envFiles: null, port: null, assignedPort: null, formation: {}, trusted: true };
  const read = { id: name, name, folder: `/srv/${name}`, dynos, closing: false, settings, problems: [], ...given };
  return read as unknown as AppSnapshot;
}

/** Its process has been told to end. */
export const ENDING = { since: 0, deadline: null, alive: 1 };
