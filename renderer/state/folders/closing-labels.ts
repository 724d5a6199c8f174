import type { AppSnapshot } from '../../../shared/app/app.ts';
import { t, tn } from '../../../shared/text/i18n.ts';
import { secondsUntil } from '../../ui/text/duration.ts';

/** How far the closing of an app is at a moment (epoch milliseconds): `2 dynos left, 23 s until SIGKILL` */
export function closingWords({ dynos }: Pick<AppSnapshot, 'dynos'>, now: number): string {
  const shutdowns = dynos.flatMap(({ shutdown }) => shutdown ?? []);
  if (shutdowns.length === 0) return t('all dynos are stopped');
  const deadlines = shutdowns.flatMap(({ deadline }) => deadline ?? []);
  if (deadlines.length === 0) {
    return tn(shutdowns.length, '{n} dyno left, SIGKILL sent', '{n} dynos left, SIGKILL sent');
  }
  const seconds = secondsUntil(Math.max(...deadlines), now);
  return tn(shutdowns.length, '{n} dyno left, {seconds} s until SIGKILL', '{n} dynos left, {seconds} s until SIGKILL', {
    seconds,
  });
}
