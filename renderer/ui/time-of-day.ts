import { locale } from '../../shared/words.ts';

const TIME = new Intl.DateTimeFormat(locale('en-GB'), { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** `08:45:13` in local time, from epoch milliseconds. */
export function timeOfDay(milliseconds: number): string {
  return TIME.format(milliseconds);
}
