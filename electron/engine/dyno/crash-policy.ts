import type { AppSettings } from '../../../shared/app/app.ts';
import { DEFAULT_PLATFORM } from '../../../shared/app/platform.ts';
import type { FirstExit, OnExit } from '../../../shared/dynos/dyno.ts';
import { HEROKU_RESTART_DELAYS_MS } from '../../../shared/dynos/dyno-machine.ts';
import type { LocalOptions } from '../formation/local-options.ts';
import type { Timing } from './timing.ts';

/** What an exit of a dyno of this type leads to: what was asked for this run, else what its owner set. */
export function onExitOf(type: string, settings: AppSettings, run: LocalOptions): OnExit {
  const { onExit = {} } = settings;
  return run.onExit ?? (Object.hasOwn(onExit, type) ? onExit[type] : undefined) ?? 'restart';
}

/** Whether rules that Heroku has for a fleet hold here to the letter: R10's kill, quarantine. */
export function exactRules({ platform }: AppSettings): boolean {
  return platform?.exact ?? DEFAULT_PLATFORM.exact;
}

/** How long the dynos of an app are waited for. */
export function timingOf(timing: Timing, settings: AppSettings, run: LocalOptions): Timing {
  return {
    ...timing,
    ...(run.shutdownGraceMs === null ? {} : { shutdownGraceMs: run.shutdownGraceMs }),
    ...(settings.restartLadder === 'heroku' ? { restartDelaysMs: HEROKU_RESTART_DELAYS_MS } : {}),
  };
}

/** The line of the log about an exit that ends the app. */
export function describeFirstExit({ dyno, status }: FirstExit): string {
  return `Stopping all dynos, as ${dyno} has exited with status ${status} and its exit is set to stop the app`;
}
