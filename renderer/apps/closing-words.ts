import type { AppSnapshot } from '../../shared/app.ts';
import { secondsUntil } from '../ui/duration.ts';
import { plural } from '../ui/plural.ts';

/** How far the closing of an app is at a moment (epoch milliseconds): `2 dynos left, 23 s until SIGKILL` */
export function closingWords({ dynos }: Pick<AppSnapshot, 'dynos'>, now: number): string {
  const shutdowns = dynos.flatMap(({ shutdown }) => shutdown ?? []);
  if (shutdowns.length === 0) return 'all dynos are stopped';
  const left = `${plural(shutdowns.length, 'dyno')} left`;
  const deadlines = shutdowns.flatMap(({ deadline }) => deadline ?? []);
  if (deadlines.length === 0) return `${left}, SIGKILL sent`;
  return `${left}, ${secondsUntil(Math.max(...deadlines), now)} s until SIGKILL`;
}
