import type { AppSnapshot } from '../../../shared/app/app.ts';
import { MAX_APPS, type Session } from '../settings/saved-session.ts';

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
