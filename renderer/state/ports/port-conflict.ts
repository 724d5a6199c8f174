import { apps } from '../apps-store.ts';
import { ask } from '../ask.ts';
import { refusedByPort } from './refused-by-port.ts';

/** Starts again what a busy port has kept from running. */
export async function startRefused(id: string): Promise<void> {
  const app = apps.getState().byId[id];
  if (!app) return;
  await Promise.all(refusedByPort(app).map((target) => ask('dynos.start', { app: id, target })));
}

/** Moves the app to another base port, for good, and starts again what the busy one has kept from running. */
export async function moveToPort(id: string, port: number): Promise<void> {
  if ((await ask('app.configure', { app: id, port })) !== undefined) await startRefused(id);
}
