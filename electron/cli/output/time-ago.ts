const SECOND_MS = 1000;
const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
/** The longest age that Heroku prints, in seconds. */
const LONGEST_AGE_S = 25 * HOUR_S;

/** `2026/11/20 08:40:58 +0000 (~ 5m ago)`, in this machine's time zone. @param time epoch milliseconds, as is `now` */
export function timeAgo(time: number, now: number): string {
  return `${stamp(new Date(time))}${age(now - time)}`;
}

function stamp(date: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  const offset = -date.getTimezoneOffset();
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(offset) / 60))}${two(Math.abs(offset) % 60)}`;
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('/');
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')} ${zone}`;
}

function age(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / SECOND_MS));
  if (seconds < MINUTE_S) return ` (~ ${seconds}s ago)`;
  if (seconds < HOUR_S) return ` (~ ${Math.floor(seconds / MINUTE_S)}m ago)`;
  return seconds < LONGEST_AGE_S ? ` (~ ${Math.floor(seconds / HOUR_S)}h ago)` : '';
}
