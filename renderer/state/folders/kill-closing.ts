import type { AppSnapshot } from '../../../shared/app/app.ts';
import { ask } from '../ask.ts';

/** Ends the grace periods of an app that is being closed. */
export async function killClosing({ id, dynos }: Pick<AppSnapshot, 'id' | 'dynos'>): Promise<void> {
  const left = dynos.filter(({ shutdown }) => shutdown !== null);
  await Promise.all(left.map(({ name }) => ask('dynos.kill', { app: id, target: name })));
}
