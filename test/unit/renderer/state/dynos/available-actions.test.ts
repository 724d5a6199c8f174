import { describe, expect, it } from 'vitest';
import { availableActions } from '../../../../../renderer/state/dynos/available-actions.ts';
import { aDyno } from '../../dynos/a-dyno.ts';

const shutdown = { since: 0, deadline: 30_000, alive: 1 };
const names = (part: Parameters<typeof aDyno>[0], closing = false) =>
  Object.entries(availableActions(aDyno(part), closing))
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

  it('lets an idle dyno be woken, or stopped so that no request wakes it', () => {
    expect(names({ state: 'idle' })).toEqual(['start', 'stop', 'restart']);
  });

  it('leaves only the kill while a dyno is stopping', () => {
    expect(names({ state: 'down', shutdown })).toEqual(['kill']);
    expect(names({ state: 'starting', shutdown })).toEqual(['kill']);
    expect(names({ kind: 'one-off', state: 'up', shutdown })).toEqual(['kill']);
  });

  it('treats a dyno as running while only the process before it is on its way out', () => {
    expect(names({ state: 'up', terminating: shutdown })).toEqual(['stop', 'restart', 'kill']);
    expect(names({ state: 'crashed', shutdown })).toEqual(['start', 'stop', 'restart', 'kill']);
  });

  it('leaves nothing but the kill in an app that is being closed', () => {
    expect(names({ state: 'down', shutdown }, true)).toEqual(['kill']);
    expect(names({ state: 'crashed' }, true)).toEqual([]);
  });

  it('never starts or restarts a one-off dyno', () => {
    expect(names({ kind: 'one-off', state: 'up' })).toEqual(['stop', 'kill']);
    expect(names({ kind: 'one-off', state: 'complete' })).toEqual([]);
  });
});
