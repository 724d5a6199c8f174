import type { Orphan } from '../../../../shared/dynos/dyno.ts';

/** A dyno of an earlier run, with the given differences. */
export function anOrphan(part: Partial<Orphan> = {}): Orphan {
  return {
    id: part.dyno ?? 'web.1',
    folder: '/home/ada/shop',
    dyno: 'web.1',
    command: 'npm start',
    since: 0,
    processes: [{ pid: 12, command: 'npm start' }],
    ...part,
  };
}
