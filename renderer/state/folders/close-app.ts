import { createStore } from 'zustand/vanilla';
import { aliveDynos } from '../app-status.ts';
import { apps } from '../apps-store.ts';
import { ask } from '../ask.ts';

/** An app with running dynos that was asked to be closed: a question is on screen. */
export const closeAppQuestion = createStore<{ app: string | null }>()(() => ({ app: null }));

/** Closes an app; asks first while any of its dynos runs. */
export function closeApp(id: string): void {
  const app = apps.getState().byId[id];
  if (!app) return;
  if (aliveDynos(app) === 0) void ask('app.close', { app: id });
  else closeAppQuestion.setState({ app: id });
}
