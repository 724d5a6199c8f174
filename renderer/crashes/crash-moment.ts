import type { Crash } from '../../shared/crash.ts';
import { shortDuration } from '../ui/duration.ts';

const SECOND_MS = 1_000;

/** `12s ago, ran for 3m, 4 times in a row` */
export function crashMoment({ at, ranFor, inARow }: Crash, now: number): string {
  const parts = [`${shortDuration(now - at)} ago`];
  if (ranFor !== null) parts.push(`ran for ${ranFor < SECOND_MS ? 'less than 1s' : shortDuration(ranFor)}`);
  if (inARow > 1) parts.push(`${inARow} times in a row`);
  return parts.join(', ');
}
