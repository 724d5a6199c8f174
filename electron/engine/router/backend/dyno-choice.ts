import type { RouterErrorCode } from '../../../../shared/router/router.ts';
import type { ConnectFailure } from './dyno-address.ts';
import { MAX_ATTEMPTS } from '../limits.ts';
import type { WebDyno } from '../router-state.ts';
import { type Field, fieldValue, withoutBlanks } from '../http/fields.ts';

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

const COOKIE = 'heroku-session-affinity';
/** Heroku's cookie lasts a day. */
const MAX_AGE_SECONDS = 24 * 60 * 60;

/** The dyno that the client's cookie asks for; null without one. */
export function affinityOf(fields: readonly Field[]): string | null {
  const cookies = fieldValue(fields, 'cookie');
  if (cookies === null) return null;
  for (const cookie of cookies.split(';')) {
    const [name = '', value = ''] = withoutBlanks(cookie).split('=', 2);
    if (name === COOKIE) return Buffer.from(value, 'base64url').toString('latin1');
  }
  return null;
}

/** Makes the client come back to this dyno. */
export function affinityCookie(dyno: string): Field {
  const value = Buffer.from(dyno, 'latin1').toString('base64url');
  return ['Set-Cookie', `${COOKIE}=${value}; Max-Age=${MAX_AGE_SECONDS}; Path=/; HttpOnly`];
}

/** Dynos that could not be reached, and get no request for a while. */
export class Quarantine {
  readonly #until = new Map<string, number>();

  readonly #milliseconds: number;

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  add(dyno: string): void {
    this.#until.set(dyno, performance.now() + this.#milliseconds);
  }

  has(dyno: string): boolean {
    const until = this.#until.get(dyno);
    if (until === undefined) return false;
    if (until > performance.now()) return true;
    this.#until.delete(dyno);
    return false;
  }

  /** A dyno that was started anew is another one. */
  keepOnly(dynos: ReadonlySet<string>): void {
    for (const dyno of this.#until.keys()) if (!dynos.has(dyno)) this.#until.delete(dyno);
  }
}
