import type { AppSnapshot, DynoSnapshot } from '../../../shared/app.ts';

/** A dyno of the formation unless told otherwise. */
export function dyno(name: string, given: Partial<DynoSnapshot> = {}): DynoSnapshot {
  const [type = '', number = '1'] = name.split('.');
  return {
    name,
    type,
    number: Number(number),
    kind: 'formation',
    state: 'down',
    command: 'exec sleep 1000',
    port: null,
    pid: null,
    since: 0,
    restarts: 0,
    exit: null,
    shutdown: null,
    restartAt: null,
    stale: null,
    note: null,
    release: null,
    ...given,
  };
}

/** What main reads of an app; a folder that is trusted unless told otherwise. */
export function app(name: string, dynos: DynoSnapshot[], given: Partial<AppSnapshot> = {}): AppSnapshot {
  const settings = { procfile: null, envFiles: null, port: null, assignedPort: null, formation: {}, trusted: true };
  const read = { id: name, name, folder: `/srv/${name}`, dynos, closing: false, settings, problems: [], ...given };
  return read as unknown as AppSnapshot;
}

/** Its process has been told to end. */
export const ENDING = { since: 0, deadline: null, alive: 1 };
