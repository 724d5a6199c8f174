import type { DynoSnapshot } from '../../../shared/dynos/dyno.ts';
import { isStopping } from './shown-state.ts';

export interface AvailableActions {
  start: boolean;
  stop: boolean;
  restart: boolean;
  kill: boolean;
}

/**
 * Which actions would change anything for a dyno in this state.
 * @param closing whether its app is being closed: nothing is left then but to hurry
 */
export function availableActions(
  dyno: Pick<DynoSnapshot, 'state' | 'kind' | 'shutdown'>,
  closing: boolean,
): AvailableActions {
  if (closing) return { start: false, stop: false, restart: false, kill: dyno.shutdown !== null };
  const oneOff = dyno.kind === 'one-off';
  const stopping = isStopping(dyno);
  const alive = stopping || dyno.state === 'up' || dyno.state === 'starting';
  return {
    start: !oneOff && !alive,
    // A crashed dyno is stopped to take back its next restart, an idle one so that no request wakes it.
    stop: (alive && !stopping) || dyno.state === 'crashed' || dyno.state === 'idle',
    restart: !oneOff && !stopping && dyno.state !== 'down',
    kill: alive || dyno.shutdown !== null,
  };
}
