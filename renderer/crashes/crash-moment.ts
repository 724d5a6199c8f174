import type { Crash } from '../../shared/crash.ts';
import { shortDuration } from '../ui/duration.ts';

/** `12s ago, after 3m, 4 times in a row` */
export function crashMoment({ at, ranFor, inARow }: Crash, now: number): string {
  const parts = [`${shortDuration(now - at)} ago`];
  if (ranFor !== null) parts.push(`after ${shortDuration(ranFor)}`);
  if (inARow > 1) parts.push(`${inARow} times in a row`);
  return parts.join(', ');
}
