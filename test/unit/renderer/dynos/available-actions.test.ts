import { describe, expect, it } from 'vitest';
import { availableActions } from '../../../../renderer/dynos/available-actions.ts';
import { aDyno } from './a-dyno.ts';

const shutdown = { since: 0, deadline: 30_000, alive: 1 };
const names = (part: Parameters<typeof aDyno>[0]) =>
  Object.entries(availableActions(aDyno(part)))
    .filter(([, available]) => available)
    .map(([name]) => name);

describe('availableActions', () => {
  it('lets a dyno that is down be started only', () => {
    expect(names({ state: 'down' })).toEqual(['start']);
  });

  it('lets a running dyno be stopped, restarted and killed', () => {
    expect(names({ state: 'up' })).toEqual(['stop', 'restart', 'kill']);
    expect(names({ state: 'starting' })).toEqual(['stop', 'restart', 'kill']);
  });

  it('lets a crashed dyno be started now, or stopped to take back its next restart', () => {
    expect(names({ state: 'crashed' })).toEqual(['start', 'stop', 'restart']);
  });

  it('leaves only the kill while a dyno is stopping', () => {
    expect(names({ state: 'down', shutdown })).toEqual(['kill']);
    expect(names({ state: 'starting', shutdown })).toEqual(['kill']);
  });

  it('never starts or restarts a one-off dyno', () => {
    expect(names({ kind: 'one-off', state: 'up' })).toEqual(['stop', 'kill']);
    expect(names({ kind: 'one-off', state: 'complete' })).toEqual([]);
  });
});
