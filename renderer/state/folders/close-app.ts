import { createStore } from 'zustand/vanilla';
import type { AppSnapshot } from '../../../shared/app/app.ts';
import { t, tn } from '../../../shared/text/i18n.ts';
import { secondsUntil } from '../../ui/text/duration.ts';
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

/** How far the closing of an app is at a moment (epoch milliseconds): `2 dynos left, 23 s until SIGKILL` */
export function closingWords({ dynos }: Pick<AppSnapshot, 'dynos'>, now: number): string {
  const shutdowns = dynos.flatMap(({ shutdown }) => shutdown ?? []);
  if (shutdowns.length === 0) return t('all dynos are stopped');
  const deadlines = shutdowns.flatMap(({ deadline }) => deadline ?? []);
  if (deadlines.length === 0) {
    return tn(shutdowns.length, '{n} dyno left, SIGKILL sent', '{n} dynos left, SIGKILL sent');
  }
  const seconds = secondsUntil(Math.max(...deadlines), now);
  return tn(shutdowns.length, '{n} dyno left, {seconds} s until SIGKILL', '{n} dynos left, {seconds} s until SIGKILL', {
    seconds,
  });
}

/** Ends the grace periods of an app that is being closed. */
export async function killClosing({ id, dynos }: Pick<AppSnapshot, 'id' | 'dynos'>): Promise<void> {
  const left = dynos.filter(({ shutdown }) => shutdown !== null);
  await Promise.all(left.map(({ name }) => ask('dynos.kill', { app: id, target: name })));
}
