import { type Field, fieldValue } from '../http/fields.ts';

const COOKIE = 'heroku-session-affinity';
/** Heroku's cookie lasts a day. */
const MAX_AGE_SECONDS = 24 * 60 * 60;

/** The dyno that the client's cookie asks for; null without one. */
export function affinityOf(fields: readonly Field[]): string | null {
  const cookies = fieldValue(fields, 'cookie');
  if (cookies === null) return null;
  for (const cookie of cookies.split(';')) {
    const [name = '', value = ''] = cookie.trim().split('=', 2);
    if (name === COOKIE) return Buffer.from(value, 'base64url').toString('latin1');
  }
  return null;
}

/** Makes the client come back to this dyno. */
export function affinityCookie(dyno: string): Field {
  const value = Buffer.from(dyno, 'latin1').toString('base64url');
  return ['Set-Cookie', `${COOKIE}=${value}; Max-Age=${MAX_AGE_SECONDS}; Path=/; HttpOnly`];
}
