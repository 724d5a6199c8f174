import type { Orphan } from '../../../shared/dynos/dyno.ts';
import { excerpt } from '../../../shared/text/excerpt.ts';

/** What `dynodeck local` says when it begins in a folder with orphans. */
export function orphansNotice(orphans: Orphan[]): string {
  const names = orphans.map(nameOf).join(', ');
  const isOne = orphans.length === 1;
  const what = isOne ? '1 dyno of an earlier run still runs' : `${orphans.length} dynos of an earlier run still run`;
  return `${what} here: ${names}. End ${isOne ? 'it' : 'them'} with \`dynodeck ps:orphans --stop\`.`;
}

/** `web.1 (pids 12, 13)` */
export function nameOf({ dyno, processes }: Orphan): string {
  return `${dyno} (${processes.length === 1 ? 'pid' : 'pids'} ${processes.map(({ pid }) => pid).join(', ')})`;
}

/** A line of the list of orphans. */
export function orphanLine(orphan: Orphan): string {
  const { since, folder, command } = orphan;
  return `${nameOf(orphan)}: since ${new Date(since).toISOString()}, in ${folder}: ${excerpt(command)}`;
}
