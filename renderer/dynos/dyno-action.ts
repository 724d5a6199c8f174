import { ask } from '../state/ask.ts';

type DynoMethod = 'dynos.start' | 'dynos.stop' | 'dynos.restart' | 'dynos.kill';

/** What buttons do to a dyno, to all of a process type, or, where the target is null, to a whole app. */
export function actionsOn(app: string, target: string | null): (method: DynoMethod) => () => void {
  return (method) => () => void ask(method, { app, target });
}
