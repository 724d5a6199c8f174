import { formatTime } from '../../shared/logs/log.ts';
import type { RouterErrorCode } from '../../shared/router/router.ts';
import { ROUTER_ERRORS } from '../../shared/router/router.ts';
import { t } from '../../shared/text/i18n.ts';
import { wholeNumber } from '../ui/text/numbers.ts';

/** The part of an ISO time from hours to milliseconds. */
const CLOCK = { from: 11, to: 23 };

/** `08:15:13.646` in UTC, as the log has it; from microseconds since the epoch. */
export function clock(microseconds: number): string {
  return formatTime(microseconds).slice(CLOCK.from, CLOCK.to);
}

/** `18 ms`; nothing for what never came about. */
export function milliseconds(value: number | null): string {
  return value === null ? '' : `${wholeNumber(Math.round(value))} ms`;
}

export function byteCount(bytes: number | null): string {
  return bytes === null ? '' : wholeNumber(bytes);
}

export type StatusTone = 'good' | 'moved' | 'client' | 'server';

export function statusTone(status: number): StatusTone {
  if (status >= 500) return 'server';
  if (status >= 400) return 'client';
  return status >= 300 ? 'moved' : 'good';
}

/** `H12: Request timeout` */
export function codeTitle(code: RouterErrorCode | null): string | undefined {
  return code === null ? undefined : `${code}: ${ROUTER_ERRORS[code]}`;
}

/** When each code fires, and what to look at; rules of docs/heroku.md §5. */
export const CODE_MEANINGS: Readonly<Record<RouterErrorCode, string>> = {
  H10: t('Every web dyno has crashed, or did not bind $PORT in time. Its last lines in the log say why.'),
  H12: t('No byte of the response came within 30 seconds of the whole request. The app goes on working on it.'),
  H13: t('The dyno took the connection and closed it without an answer. Often a crash while it worked on it.'),
  H14: t('No web dyno runs. Start one, or scale web to at least 1.'),
  H15: t('Neither side sent a byte for 55 seconds in the middle of the response. Long streams send a ping in between.'),
  H17: t('What the dyno sent is no well-formed HTTP response.'),
  H18: t("The dyno's connection broke off in the middle of the response."),
  H19: t('The dyno did not take the connection within 5 seconds: it is overloaded or blocked.'),
  H20: t('No web dyno came up within 75 seconds while the request waited.'),
  H21: t('Every dyno refused the connection although it is up. Is it listening on 127.0.0.1:$PORT?'),
  H25: t('The response has a head that Heroku does not pass on, such as conflicting lengths or too large a cookie.'),
  H26: t('The request breaks the rules of HTTP, such as a bad header or chunk.'),
  H27: t('The client went away before it had the whole response.'),
  H28: t('The client neither sent nor read anything for 55 seconds.'),
  H34: t('All dynos that are up have just refused connections and are left alone for a few seconds.'),
  H80: t('Maintenance mode is on: dynos run, and nobody reaches them.'),
};
