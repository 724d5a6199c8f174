import type { LogRun } from '../../../shared/logs/log.ts';
import { dayAndTime, isSameDay, minuteOfDay } from '../../ui/text/times.ts';

/** When a run was: `Nov 20, 10:03 – 11:12`, in local time. */
export function runWords({ startedAt, endedAt }: LogRun): string {
  const end = isSameDay(startedAt, endedAt) ? minuteOfDay(endedAt) : dayAndTime(endedAt);
  return `${dayAndTime(startedAt)} – ${end}`;
}
