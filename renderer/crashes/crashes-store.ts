import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Client } from '../../shared/contract/client.ts';
import type { Crash } from '../../shared/crashes/crash.ts';
import { apps } from '../state/apps-store.ts';
import { connection } from '../client/connection.ts';

export interface Crashes {
  /** App → dyno → its last crash. */
  byApp: Record<string, Record<string, Crash>>;
  /** App and dyno → `at` of the crash whose card was closed. */
  dismissed: Record<string, number>;
}

/** What the engine says about crashes. Those of apps that are closed are forgotten. */
export const crashes = createStore<Crashes>()(() => ({ byApp: {}, dismissed: {} }));

/** The last crash of a dyno, whatever has become of it since. */
export function useCrash(app: string, dyno: string): Crash | undefined {
  return useStore(crashes, ({ byApp }) => byApp[app]?.[dyno]);
}

export function useDismissed(app: string, dyno: string): number | undefined {
  return useStore(crashes, ({ dismissed }) => dismissed[keyOf(app, dyno)]);
}

/** Closes the card of a crash; the next one opens it again. */
export function dismissCrash(app: string, { dyno, at }: Crash): void {
  crashes.setState(({ dismissed }) => ({ dismissed: { ...dismissed, [keyOf(app, dyno)]: at } }));
}

/**
 * Keeps the store in step with the engine until the returned function is called.
 * @param onCrash called with each crash that happens from now on, once
 */
export function followCrashes(onCrash: (app: string, crash: Crash) => void): () => void {
  let leave: (() => void) | undefined;
  let followed: Client | null = null;
  const follow = (): void => {
    const { client } = connection.getState();
    if (client === followed) return;
    leave?.();
    followed = client;
    leave = client?.on('crash.told', ({ app, crash }) => {
      if (put(app, crash)) onCrash(app, crash);
    });
    for (const app of apps.getState().order) void list(client, app);
  };
  const stops = [
    connection.subscribe(follow),
    apps.subscribe(({ order }, before) => {
      for (const app of before.order) if (!order.includes(app)) forget(app);
      for (const app of order) if (!before.order.includes(app)) void list(followed, app);
      dismissStopped();
    }),
  ];
  follow();
  return () => {
    leave?.();
    for (const stop of stops) stop();
  };
}

async function list(client: Client | null, app: string): Promise<void> {
  const known = await client?.request('crash.list', { app }).catch(() => []);
  for (const crash of known ?? []) put(app, crash);
}

/** Whoever stops a dyno knows about its crash: started again, it is another story. */
function dismissStopped(): void {
  const { byId } = apps.getState();
  const { byApp, dismissed } = crashes.getState();
  for (const [app, known] of Object.entries(byApp)) {
    for (const { name, state } of byId[app]?.dynos ?? []) {
      const crash = state === 'down' ? known[name] : undefined;
      if (crash !== undefined && dismissed[keyOf(app, name)] !== crash.at) dismissCrash(app, crash);
    }
  }
}

/** @returns whether it is another crash than the one that was known */
function put(app: string, crash: Crash): boolean {
  const known = crashes.getState().byApp[app]?.[crash.dyno];
  if (known !== undefined && known.at > crash.at) return false;
  crashes.setState(({ byApp }) => ({ byApp: { ...byApp, [app]: { ...byApp[app], [crash.dyno]: crash } } }));
  return known?.at !== crash.at;
}

function forget(app: string): void {
  crashes.setState(({ byApp }) => ({ byApp: Object.fromEntries(Object.entries(byApp).filter(([id]) => id !== app)) }));
}

function keyOf(app: string, dyno: string): string {
  return `${app} ${dyno}`;
}
