import type { DynoSnapshot } from '../../../shared/app.ts';
import type { Client } from '../../../shared/client.ts';

export interface Completion {
  status: number;
  /** Why it could not run. */
  note: string | null;
}

/** Watches an app from now on. @returns a function that waits for the end of one of its one-off dynos */
export function untilComplete(client: Client, app: string): (dyno: string) => Promise<Completion> {
  const last = new Map<string, DynoSnapshot>();
  let check = (): void => {};
  let lost = false;
  client.on('app.changed', (snapshot) => {
    if (snapshot.id !== app) return;
    for (const dyno of snapshot.dynos) last.set(dyno.name, dyno);
    check();
  });
  client.onClose(() => {
    lost = true;
    check();
  });
  return (name) =>
    new Promise((resolve) => {
      check = () => {
        const dyno = last.get(name);
        if (dyno?.state === 'complete') resolve({ status: dyno.exit?.status ?? 1, note: dyno.note });
        else if (lost) resolve({ status: 1, note: 'The engine it ran in has ended.' });
      };
      check();
    });
}
