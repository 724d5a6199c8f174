import { createStore } from 'zustand/vanilla';
import { apps } from '../state/apps-store.ts';
import { ask } from '../state/ask.ts';

/** A one-off dyno that still runs and was asked to be closed: a question is on screen. */
export const closeQuestion = createStore<{ dyno: { app: string; name: string } | null }>()(() => ({ dyno: null }));

/** Closes a one-off dyno; asks first while its command is still running. */
export function closeOneOff(app: string, name: string): void {
  const dyno = apps.getState().byId[app]?.dynos.find((candidate) => candidate.name === name);
  if (dyno?.state === 'complete') void ask('run.close', { app, dyno: name });
  else if (dyno) closeQuestion.setState({ dyno: { app, name } });
}
