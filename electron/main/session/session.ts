import * as v from 'valibot';
import type { AppSnapshot } from '../../../shared/app/app.ts';

/** More apps than anyone has open; keeps a damaged file from opening a thousand. */
const MAX_APPS = 64;

export const SessionSchema = v.object({
  /** In the order of the rail. */
  apps: v.pipe(
    v.array(
      v.object({
        folder: v.string(),
        /** Names of the formation's dynos that were wanted. */
        running: v.array(v.string()),
      }),
    ),
    v.maxLength(MAX_APPS),
  ),
});

/** What was open, to be opened again at the next start. */
export type Session = v.InferOutput<typeof SessionSchema>;

export const NO_SESSION: Session = { apps: [] };

export function sessionOf(apps: readonly AppSnapshot[]): Session {
  const open = apps.filter(({ closing }) => !closing).slice(0, MAX_APPS);
  return { apps: open.map(({ folder, dynos }) => ({ folder, running: runningDynos(dynos) })) };
}

/** Those somebody has started and nobody stopped: one that crashed is still wanted. */
function runningDynos(dynos: AppSnapshot['dynos']): string[] {
  return dynos
    .filter(({ kind, state, shutdown }) => kind === 'formation' && state !== 'down' && shutdown === null)
    .map(({ name }) => name);
}

/**
 * What to ask `dynos.start` for: null for the whole formation, else names. Dynos that are no longer in the formation
 * are left out, and an app that is not trusted starts none.
 */
export function startTargets({ settings, dynos }: AppSnapshot, running: readonly string[]): (string | null)[] {
  if (!settings.trusted) return [];
  const formation = dynos.filter(({ kind }) => kind === 'formation').map(({ name }) => name);
  const wanted = formation.filter((name) => running.includes(name));
  return wanted.length > 0 && wanted.length === formation.length ? [null] : wanted;
}
