import type { RouterErrorCode } from '../../../../shared/router/router.ts';
import type { ConnectFailure } from './dyno-address.ts';
import { MAX_ATTEMPTS } from '../limits.ts';
import type { WebDyno } from '../router-state.ts';

/** What is to become of a request. */
export type DynoChoice =
  | { kind: 'dyno'; dyno: WebDyno }
  /** Until a dyno is up, or one is out of quarantine. */
  | { kind: 'wait'; for: 'boot' | 'quarantine' }
  | { kind: 'error'; code: RouterErrorCode };

export interface Attempts {
  /** Names of the dynos that were tried in vain. */
  tried: ReadonlySet<string>;
  last: ConnectFailure | null;
}

/**
 * Picks a dyno as Heroku's routers do (docs/heroku.md §5): at random among those that are up and were neither tried
 * nor quarantined. A request that has tried all of them is over; one that finds all quarantined waits.
 * @param preferred the dyno that session affinity asks for
 */
export function chooseDyno(
  dynos: readonly WebDyno[],
  isQuarantined: (dyno: string) => boolean,
  { tried, last }: Attempts,
  preferred: string | null,
): DynoChoice {
  const up = dynos.filter(({ state }) => state === 'up');
  const free = tried.size < MAX_ATTEMPTS ? up.filter(({ name }) => !tried.has(name) && !isQuarantined(name)) : [];
  const chosen = free.find(({ name }) => name === preferred) ?? free[Math.floor(Math.random() * free.length)];
  if (chosen !== undefined) return { kind: 'dyno', dyno: chosen };
  if (dynos.some(({ state }) => state === 'starting' || state === 'idle')) return { kind: 'wait', for: 'boot' };
  if (last !== null && up.length > 0) return { kind: 'error', code: last === 'timeout' ? 'H19' : 'H21' };
  if (up.length > 0) return { kind: 'wait', for: 'quarantine' };
  return { kind: 'error', code: dynos.some(({ state }) => state === 'crashed') ? 'H10' : 'H14' };
}
