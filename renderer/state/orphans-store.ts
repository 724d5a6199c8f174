import { createStore } from 'zustand/vanilla';
import type { Orphan } from '../../shared/dynos/dyno.ts';
import type { Client } from '../../shared/contract/client.ts';
import { tn, t } from '../../shared/text/i18n.ts';
import { notify } from '../ui/state/notices.ts';
import { listed } from '../ui/text/listed.ts';
import { ask } from './ask.ts';
import { reconcile } from './reconcile.ts';

export interface OrphansState {
  /** Dynos that an engine which was killed has left behind, of whatever folder. */
  list: Orphan[];
  /** Ids of those that are being stopped. */
  stopping: ReadonlySet<string>;
  /** Whether the dialog that lists them is open. */
  listed: boolean;
}

/** The engine tells of what it has ended itself; others end alone, or are ended from a shell. In milliseconds. */
const LOOK_AGAIN_MS = 3_000;

const NONE: OrphansState = { list: [], stopping: new Set(), listed: false };

export const orphans = createStore<OrphansState>()(() => NONE);

let lookAgain: ReturnType<typeof setTimeout> | undefined;

/** Keeps the list in step with the engine of this client. */
export async function followOrphans(client: Client): Promise<void> {
  client.on('orphans.found', ({ orphans }) => put(client, orphans));
  client.onClose(() => clearTimeout(lookAgain));
  await refresh(client);
}

/** Ends them for good; null: all. Says so when one cannot be ended. */
export async function stopOrphans(ids: string[] | null): Promise<void> {
  const asked = orphans.getState().list.filter(({ id }) => ids?.includes(id) ?? true);
  orphans.setState(({ stopping }) => ({ stopping: new Set([...stopping, ...asked.map(({ id }) => id)]) }));
  const left = await ask('orphans.stop', { ids: asked.map(({ id }) => id) });
  orphans.setState(({ stopping }) => ({
    stopping: new Set([...stopping].filter((id) => asked.every((orphan) => orphan.id !== id))),
  }));
  if (left === undefined) return;
  setList(left);
  const stubborn = left.filter(({ id }) => asked.some((orphan) => orphan.id === id));
  if (stubborn.length === 0) return;
  notify(
    tn(
      stubborn.length,
      'Even SIGKILL did not end {names}: it may belong to another user, who can end it.',
      'Even SIGKILL did not end {names}: they may belong to another user, who can end them.',
      { names: orphanNames(stubborn) },
    ),
  );
}

/** Lets them go on running, and never offers them again; null: all. */
export async function leaveOrphans(ids: string[] | null): Promise<void> {
  const left = await ask('orphans.ignore', { ids });
  if (left !== undefined) setList(left);
}

async function refresh(client: Client): Promise<void> {
  const list = await client.request('orphans.list', {}).catch(() => null);
  if (list !== null) put(client, list);
}

function put(client: Client, list: Orphan[]): void {
  setList(list);
  clearTimeout(lookAgain);
  if (list.length > 0) lookAgain = setTimeout(() => void refresh(client), LOOK_AGAIN_MS);
}

function setList(next: Orphan[]): void {
  orphans.setState(({ list, listed }) => ({ list: reconcile(list, next), listed: listed && next.length > 0 }));
}

/** Nobody reads more names than this: their apps are named instead. */
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
