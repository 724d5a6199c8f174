import type { AppSnapshot } from '../../../shared/app/app.ts';

/**
 * What a busy port has kept from running, as targets of `dynos.start`; null stands for the whole formation, which the
 * first refused dyno has stopped where its exit is set to. A dyno that was refused says why, and waits for nothing.
 */
export function refusedByPort({ dynos, firstExit }: Pick<AppSnapshot, 'dynos' | 'firstExit'>): (string | null)[] {
  if (firstExit !== null) return [null];
  return dynos
    .filter(({ kind, state, restartAt, note }) => {
      return kind === 'formation' && state === 'crashed' && restartAt === null && note !== null;
    })
    .map(({ name }) => name);
}
