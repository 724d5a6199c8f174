import type { DynoSnapshot } from '../../../../shared/app.ts';

/** A dyno that is down, with the given differences. */
export function aDyno(part: Partial<DynoSnapshot> = {}): DynoSnapshot {
  return {
    name: 'web.1',
    type: 'web',
    number: 1,
    kind: 'formation',
    state: 'down',
    command: 'npm start',
    port: 5001,
    pid: null,
    since: 0,
    restarts: 0,
    exit: null,
    shutdown: null,
    restartAt: null,
    stale: null,
    note: null,
    release: null,
    ...part,
  };
}
