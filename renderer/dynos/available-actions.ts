import type { DynoSnapshot } from '../../shared/app.ts';

export interface AvailableActions {
  start: boolean;
  stop: boolean;
  restart: boolean;
  kill: boolean;
}

/** Which actions would change anything for a dyno in this state. */
export function availableActions(dyno: Pick<DynoSnapshot, 'state' | 'kind' | 'shutdown'>): AvailableActions {
  const oneOff = dyno.kind === 'one-off';
  const stopping = dyno.shutdown !== null;
  const alive = stopping || dyno.state === 'up' || dyno.state === 'starting';
  return {
    start: !oneOff && !alive,
    // A crashed dyno is stopped to take back its next restart.
    stop: (alive && !stopping) || dyno.state === 'crashed',
    restart: !oneOff && !stopping && dyno.state !== 'down',
    kill: alive,
  };
}
