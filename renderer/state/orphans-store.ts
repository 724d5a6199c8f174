import { createStore } from 'zustand/vanilla';
import type { Orphan } from '../../shared/dynos/dyno.ts';
import type { Client } from '../../shared/contract/client.ts';
import { tn } from '../../shared/text/i18n.ts';
import { notify } from '../ui/state/notices.ts';
import { ask } from './ask.ts';
import { orphanNames } from './orphan-labels.ts';
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
