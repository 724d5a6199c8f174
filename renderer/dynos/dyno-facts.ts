import type { DynoSnapshot, Shutdown, Staleness } from '../../shared/app.ts';
import { secondsUntil, shortDuration } from '../ui/duration.ts';
import { plural } from '../ui/plural.ts';
import { exitWords } from './exit-words.ts';
import { isStopping, olderShutdown } from './shown-state.ts';

/**
 * What a dyno's second line says at a moment (epoch milliseconds), most telling first; its port is shown apart.
 * Empty when the state says it all.
 */
export function dynoFacts(dyno: DynoSnapshot, now: number): string[] {
  if (dyno.shutdown && isStopping(dyno)) return [shutdownWords(dyno.shutdown, now)];
  const facts: string[] = [];
  if (dyno.state === 'up') facts.push(`up for ${shortDuration(now - dyno.since)}`);
  if (dyno.exit && (dyno.state === 'crashed' || dyno.state === 'complete')) facts.push(exitWords(dyno.exit));
  if (dyno.restartAt !== null) facts.push(`restarts in ${secondsUntil(dyno.restartAt, now)} s`);
  if (dyno.restarts > 0) facts.push(plural(dyno.restarts, 'restart'));
  const older = olderShutdown(dyno);
  if (older) facts.push(`old process: ${shutdownWords(older, now)}`);
  return facts;
}

/** `23 s until SIGKILL, 2 processes left` */
export function shutdownWords({ deadline, alive }: Shutdown, now: number): string {
  const left = `${plural(alive, 'process', 'processes')} left`;
  return deadline === null ? `SIGKILL sent, ${left}` : `${secondsUntil(deadline, now)} s until SIGKILL, ${left}`;
}

/** What changed since the dyno was started: `the command, RACK_ENV changed since it was started`. */
export function staleWords({ command, configVars }: Staleness): string {
  return `${[...(command ? ['the command'] : []), ...configVars].join(', ')} changed since it was started`;
}
