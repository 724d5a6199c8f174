import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { AppSnapshot } from '../../shared/app/app.ts';
import type { DynoSnapshot } from '../../shared/dynos/dyno.ts';
import type { Client } from '../../shared/contract/client.ts';
import { connection } from '../client/connection.ts';
import { followOrphans } from './orphans-store.ts';
import { reconcile } from './reconcile.ts';

export interface Apps {
  /** In the order they were opened. */
  order: string[];
  byId: Record<string, AppSnapshot>;
  /** False until the engine has said which apps are open. */
  known: boolean;
  /** The engine is stopping all dynos and will then end. */
  closing: boolean;
}

const NONE: Apps = { order: [], byId: {}, known: false, closing: false };

/** What the engine says about the open apps; only events change it. Unchanged parts keep their identity. */
export const apps = createStore<Apps>()(() => NONE);

/** The app, or undefined once it was closed. Prefer a selector that reads less. */
export function useApp<T>(id: string, select: (app: AppSnapshot) => T): T | undefined {
  return useStore(apps, ({ byId }) => (byId[id] ? select(byId[id]) : undefined));
}

/** One dyno of an app; undefined once it is gone. */
export function useDyno(app: string, name: string): DynoSnapshot | undefined {
  return useStore(apps, ({ byId }) => byId[app]?.dynos.find((dyno) => dyno.name === name));
}

/** Keeps the store in step with the engine from now on, across reconnects. */
export function followEngine(): void {
  connection.subscribe((now, before) => {
    if (now.client && now.client !== before.client) void follow(now.client);
  });
}

async function follow(client: Client): Promise<void> {
  client.on('app.changed', put);
  client.on('app.closed', ({ app }) => remove(app));
  client.on('engine.closing', () => apps.setState({ closing: true }));
  void followOrphans(client);
  const list = await client.request('apps.list', {}).catch(() => null);
  if (list) replaceAll(list);
}

function replaceAll(list: AppSnapshot[]): void {
  apps.setState(({ byId, order }) => {
    const next = Object.fromEntries(list.map((app) => [app.id, app]));
    return {
      byId: reconcile(byId, next),
      order: reconcile(order, list.map(({ id }) => id)),
      known: true,
      closing: false,
    };
  });
}

/** Takes over a snapshot, from an event or from the answer to a request. */
export function put(app: AppSnapshot): void {
  apps.setState(({ byId, order }) => {
    const merged = reconcile(byId[app.id], app);
    if (merged === byId[app.id]) return {};
    return { byId: { ...byId, [app.id]: merged }, order: order.includes(app.id) ? order : [...order, app.id] };
  });
}

function remove(id: string): void {
  apps.setState(({ byId, order }) => {
    const { [id]: _closed, ...rest } = byId;
    return { byId: rest, order: order.filter((other) => other !== id) };
  });
}
