import type { Crash } from '../../shared/crashes/crash.ts';
import { inARowWords } from '../../shared/crashes/crash-labels.ts';
import { t } from '../../shared/text/i18n.ts';
import { shortDuration } from '../ui/text/duration.ts';

const SECOND_MS = 1_000;

/** `12s ago, ran for 3m, 4 times in a row` */
export function crashMoment(crash: Crash, now: number): string {
  const { at, ranFor } = crash;
  const age = t('{duration} ago', { duration: shortDuration(now - at) });
  return [age, ...ranForWords(ranFor), ...inARowWords(crash)].join(', ');
}

function ranForWords(ranFor: number | null): string[] {
  if (ranFor === null) return [];
  if (ranFor < SECOND_MS) return [t('ran for less than 1s')];
  return [t('ran for {duration}', { duration: shortDuration(ranFor) })];
}
