import { randomUUID } from 'node:crypto';

/** 20 to 200 letters, digits and `+ / = -`, as Heroku documents under "HTTP Request IDs". */
const ACCEPTED = /^[A-Za-z0-9+/=-]{20,200}$/;

/** The client's own id where it is one Heroku keeps, else a new UUID. */
export function requestIdFrom(given: string | null): string {
  return given !== null && ACCEPTED.test(given) ? given : randomUUID();
}
