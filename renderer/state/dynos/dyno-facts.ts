import type { DynoSnapshot, Shutdown, Staleness } from '../../../shared/dynos/dyno.ts';
import { exitWords } from '../../../shared/crashes/crash-labels.ts';
import { t, tn } from '../../../shared/text/i18n.ts';
import { secondsUntil, shortDuration } from '../../ui/text/duration.ts';
import { isStopping, olderShutdown } from './shown-state.ts';

/**
 * What a dyno's second line says at a moment (epoch milliseconds), most telling first; its port is shown apart.
 * Empty when the state says it all.
 */
export function dynoFacts(dyno: DynoSnapshot, now: number): string[] {
  if (dyno.shutdown && isStopping(dyno)) return [shutdownWords(dyno.shutdown, now)];
  const facts: string[] = [];
  if (dyno.state === 'up') facts.push(t('up for {duration}', { duration: shortDuration(now - dyno.since) }));
  if (dyno.exit && (dyno.state === 'crashed' || dyno.state === 'complete')) facts.push(exitWords(dyno.exit));
  if (dyno.restartAt !== null) facts.push(t('restarts in {seconds} s', { seconds: secondsUntil(dyno.restartAt, now) }));
  if (dyno.restarts > 0) facts.push(tn(dyno.restarts, '{n} restart', '{n} restarts'));
  const older = olderShutdown(dyno);
  if (older) facts.push(t('old process: {ending}', { ending: shutdownWords(older, now) }));
  return facts;
}

/** `23 s until SIGKILL, 2 processes left` */
export function shutdownWords({ deadline, alive }: Shutdown, now: number): string {
  if (deadline === null) return tn(alive, 'SIGKILL sent, {n} process left', 'SIGKILL sent, {n} processes left');
  return tn(alive, '{seconds} s until SIGKILL, {n} process left', '{seconds} s until SIGKILL, {n} processes left', {
    seconds: secondsUntil(deadline, now),
  });
}

/** What changed since the dyno was started: `the command, RACK_ENV changed since it was started`. */
export function staleWords({ command, configVars }: Staleness): string {
  const what = [...(command ? [t('the command')] : []), ...configVars].join(', ');
  return t('{what} changed since it was started', { what });
}
