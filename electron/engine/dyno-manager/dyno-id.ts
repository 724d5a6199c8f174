import { createHash } from 'node:crypto';

/** Hexadecimal: a number as long as those of Heroku's apps, which are counted. */
const APP_NUMBER_DIGITS = 6;

/** Names one run of a dyno as Heroku's API does: a UUID that the next run does not have. */
export function dynoId({ app, dyno, pid, restarts }: {
  app: string;
  dyno: string;
  pid: number | null;
  restarts: number;
}): string {
  return derivedId(`${app} ${dyno} ${pid} ${restarts}`);
}

/** A UUID that the same text always leads to: version 8, which is for rules of one's own (RFC 9562). */
export function derivedId(text: string): string {
  const digest = createHash('sha256').update(text).digest('hex');
  const parts = [digest.slice(0, 8), digest.slice(8, 12), `8${digest.slice(13, 16)}`, `a${digest.slice(17, 20)}`];
  return [...parts, digest.slice(20, 32)].join('-');
}

/** Heroku's number of an app, as in `dyno=heroku.2808254.d97d0ea7-…`. @param app its id, of hexadecimal digits */
export function appNumber(app: string): number {
  return Number.parseInt(app.slice(0, APP_NUMBER_DIGITS), 16);
}
