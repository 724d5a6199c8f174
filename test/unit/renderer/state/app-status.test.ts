import { describe, expect, it } from 'vitest';
import { aliveDynos, appStatus, overallState, statusWords } from '../../../../renderer/state/app-status.ts';
import { aDyno } from '../dynos/a-dyno.ts';

describe('the state of an app at a glance', () => {
  it('counts its formation, not its one-off dynos', () => {
    const dynos = [aDyno({ state: 'up' }), aDyno({ state: 'crashed' }), aDyno({ kind: 'one-off', state: 'up' })];
    expect(appStatus({ dynos, closing: false })).toEqual({ up: 1, total: 2, crashed: 1, starting: 0, closing: false });
    expect(statusWords(appStatus({ dynos, closing: false }))).toBe('1 of 2 dynos up, 1 crashed');
  });

  it('is the worst state of any dyno', () => {
    const state = (...states: ('up' | 'crashed' | 'starting' | 'down')[]) =>
      overallState(appStatus({ dynos: states.map((each) => aDyno({ state: each })), closing: false }));
    expect(state('up', 'crashed', 'starting')).toBe('crashed');
    expect(state('up', 'starting')).toBe('starting');
    expect(state('up', 'down')).toBe('up');
    expect(state('down')).toBe('down');
    expect(state()).toBe('down');
  });

  it('is that it closes, once it does', () => {
    const status = appStatus({ dynos: [aDyno({ state: 'crashed' })], closing: true });
    expect(overallState(status)).toBe('stopping');
    expect(statusWords(status)).toBe('closing');
  });

  it('counts every dyno whose processes may be alive', () => {
    const shutdown = { since: 0, deadline: 1, alive: 1 };
    const dynos = [aDyno({ state: 'down', shutdown }), aDyno({ state: 'down' }), aDyno({ kind: 'one-off', state: 'up' })];
    expect(aliveDynos({ dynos })).toBe(2);
  });
});
