import type { DynoSnapshot } from '../../shared/dynos/dyno.ts';

/** A dyno of the formation that is down and has never run, with the given differences. @param name `web.1` */
export function dynoSnapshot(name: string, given: Partial<DynoSnapshot> = {}): DynoSnapshot {
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
