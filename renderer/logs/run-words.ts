import type { LogRun } from '../../shared/log.ts';
import { locale } from '../../shared/words.ts';

const CLOCK = { hour: '2-digit', minute: '2-digit', hour12: false } as const;
const DAY_AND_TIME = new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', ...CLOCK });
const TIME = new Intl.DateTimeFormat(locale(), CLOCK);

/** When a run was: `Nov 20, 10:03 – 11:12`, in local time. */
export function runWords({ startedAt, endedAt }: LogRun): string {
  const sameDay = new Date(startedAt).toDateString() === new Date(endedAt).toDateString();
  return `${DAY_AND_TIME.format(startedAt)} – ${(sameDay ? TIME : DAY_AND_TIME).format(endedAt)}`;
}
