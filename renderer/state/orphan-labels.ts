import type { Orphan } from '../../shared/dynos/dyno.ts';
import { t, tn } from '../../shared/text/i18n.ts';
import { listed } from '../ui/text/listed.ts';

/** More names than this are not read: their apps are named instead. */
const MOST_NAMES = 4;

/** `2 dynos of an earlier run still run: web.1 and worker.1 of shop.` */
export function orphansSentence(list: Orphan[]): string {
  return tn(
    list.length,
    '{n} dyno of an earlier run still runs: {names}.',
    '{n} dynos of an earlier run still run: {names}.',
    { names: orphanNames(list) },
  );
}

/** `web.1 and worker.1 of shop, clock.1 of blog`; of many just the apps: `dynos of shop and blog`. */
export function orphanNames(list: Orphan[]): string {
  const folders = [...new Set(list.map(({ folder }) => folder))];
  if (list.length > MOST_NAMES) return t('dynos of {apps}', { apps: listed(folders.map(folderName)) });
  const dynosOf = (folder: string) => list.filter((orphan) => orphan.folder === folder).map(({ dyno }) => dyno);
  return folders
    .map((folder) => t('{dynos} of {app}', { dynos: listed(dynosOf(folder)), app: folderName(folder) }))
    .join(', ');
}

/** `pid 12` or `pids 12, 13` */
export function pidWords({ processes }: Pick<Orphan, 'processes'>): string {
  return tn(processes.length, 'pid {pids}', 'pids {pids}', { pids: processes.map(({ pid }) => pid).join(', ') });
}

/** The last part of a path: what the app is called when the folder is open. */
export function folderName(folder: string): string {
  return folder.split(/[\\/]/).findLast((part) => part !== '') ?? folder;
}
