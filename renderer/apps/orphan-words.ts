import type { Orphan } from '../../shared/app.ts';
import { plural } from '../ui/plural.ts';

/** More names than this are not read: their apps are named instead. */
const MOST_NAMES = 4;

/** `2 dynos of an earlier run still run: web.1 and worker.1 of shop.` */
export function orphansSentence(list: Orphan[]): string {
  const verb = list.length === 1 ? 'runs' : 'run';
  return `${plural(list.length, 'dyno')} of an earlier run still ${verb}: ${orphanNames(list)}.`;
}

/** `web.1 and worker.1 of shop, clock.1 of blog`; of many just the apps: `dynos of shop and blog`. */
export function orphanNames(list: Orphan[]): string {
  const folders = [...new Set(list.map(({ folder }) => folder))];
  if (list.length > MOST_NAMES) return `dynos of ${joined(folders.map(folderName))}`;
  const dynosOf = (folder: string) => list.filter((orphan) => orphan.folder === folder).map(({ dyno }) => dyno);
  return folders.map((folder) => `${joined(dynosOf(folder))} of ${folderName(folder)}`).join(', ');
}

/** `pid 12` or `pids 12, 13` */
export function pidWords({ processes }: Pick<Orphan, 'processes'>): string {
  return `${processes.length === 1 ? 'pid' : 'pids'} ${processes.map(({ pid }) => pid).join(', ')}`;
}

/** The last part of a path: what the app is called when the folder is open. */
export function folderName(folder: string): string {
  return folder.split(/[\\/]/).findLast((part) => part !== '') ?? folder;
}

function joined(names: string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
