import type { DynoSnapshot } from '../../../shared/dynos/dyno.ts';
import type { Client } from '../../../shared/contract/client.ts';

export interface Completion {
  status: number;
  /** Why it could not run. */
  note: string | null;
}

/** Watches an app from now on. @returns a function that waits for the end of one of its one-off dynos */
export function untilComplete(client: Client, app: string): (dyno: string) => Promise<Completion> {
  const last = new Map<string, DynoSnapshot>();
  let check = (): void => {};
  /** Somebody has closed its terminal elsewhere. */
  const closed = new Set<string>();
  let lost = false;
  client.on('app.changed', (snapshot) => {
    if (snapshot.id !== app) return;
    for (const dyno of snapshot.dynos) last.set(dyno.name, dyno);
    for (const name of last.keys()) if (!snapshot.dynos.some((dyno) => dyno.name === name)) closed.add(name);
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
        if (dyno?.state === 'complete' || closed.has(name)) {
          resolve({ status: dyno?.exit?.status ?? 1, note: dyno?.note ?? null });
        } else if (lost) resolve({ status: 1, note: 'The engine it ran in has ended.' });
      };
      check();
    });
}
