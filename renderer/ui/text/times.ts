import { locale } from '../../../shared/text/i18n.ts';

/** A time of day as in logs: 00 to 23 in every language. */
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

const SECOND = new Intl.DateTimeFormat(locale(), { ...CLOCK, second: '2-digit' });
const MINUTE = new Intl.DateTimeFormat(locale(), CLOCK);
const WEEKDAY = new Intl.DateTimeFormat(locale(), { ...CLOCK, weekday: 'short' });
const DAY = new Intl.DateTimeFormat(locale(), { ...CLOCK, day: 'numeric', month: 'short' });

// All in local time, from epoch milliseconds.

/** `08:45:13` */
export function timeOfDay(at: number): string {
  return SECOND.format(at);
}

/** `08:45` */
export function minuteOfDay(at: number): string {
  return MINUTE.format(at);
}

/** `Fri 08:45` */
export function weekdayAndTime(at: number): string {
  return WEEKDAY.format(at);
}

/** `Nov 20, 08:45` */
export function dayAndTime(at: number): string {
  return DAY.format(at);
}

/** Whether two moments lie in one day of the local calendar. */
export function isSameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}
