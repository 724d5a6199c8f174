import { describe, expect, it } from 'vitest';
import type { DynoSnapshot } from '../../../../../shared/dynos/dyno.ts';
import { dynoFacts, shutdownWords, staleWords } from '../../../../../renderer/state/dynos/dyno-facts.ts';
import { dynoLabel } from '../../../../../renderer/dynos/DynoRow.tsx';
import { exitWords } from '../../../../../shared/crashes/crash-labels.ts';
import { shownState, stateWord } from '../../../../../renderer/state/dynos/shown-state.ts';
import { aDyno } from '../../dynos/a-dyno.ts';

const NOW = 1_000_000;

describe('exitWords', () => {
  it.each([
    [0, 'exited with status 0'],
    [7, 'exited with status 7'],
    [127, 'exited with status 127 (command not found)'],
    [139, 'killed by SIGSEGV (139)'],
    [143, 'killed by SIGTERM (143)'],
    [128 + 10, 'killed by signal 10 (138)'],
    [255, 'exited with status 255'],
  ])('says %i as "%s"', (status, words) => {
    expect(exitWords({ status })).toBe(words);
  });
});

describe('the state that is shown', () => {
  const shutdown = { since: NOW, deadline: NOW + 30_000, alive: 2 };

  it('is stopping until its process is gone, whatever state comes next', () => {
    for (const state of ['down', 'starting', 'up'] as const) {
      expect(shownState(aDyno({ state, shutdown }))).toBe('stopping');
    }
  });

  it('is that of the new process while the one before it ends', () => {
    expect(shownState(aDyno({ state: 'up', terminating: shutdown }))).toBe('up');
    expect(shownState(aDyno({ state: 'crashed', shutdown }))).toBe('crashed');
  });

  it('draws a one-off that ended badly as failed but still says complete', () => {
    const state = shownState(aDyno({ kind: 'one-off', state: 'complete', exit: { status: 3, at: NOW } }));
    expect(state).toBe('failed');
    expect(stateWord(state)).toBe('complete');
  });
});

describe('dynoLabel', () => {
  it('starts with the name and says the state word next', () => {
    expect(dynoLabel(aDyno({ name: 'web.1', state: 'up', port: 5001 }))).toBe('web.1, up, port 5001');
  });

  it('says how a one-off ended, without its port', () => {
    const ended: Partial<DynoSnapshot> = { name: 'run.4859', kind: 'one-off', state: 'complete', port: 5999 };
    expect(dynoLabel(aDyno({ ...ended, exit: { status: 3, at: NOW } }))).toBe('run.4859, complete, exited with status 3');
  });

  it('names what changed since the dyno was started', () => {
    const label = dynoLabel(aDyno({ stale: { command: true, configVars: ['FOO'] } }));
    expect(label).toContain('the command, FOO changed since it was started');
  });
});

describe('dynoFacts', () => {
  it('counts the uptime of a dyno that is up, and its restarts', () => {
    expect(dynoFacts(aDyno({ state: 'up', since: NOW - 185_000, restarts: 1 }), NOW)).toEqual(['up for 3m', '1 restart']);
  });

  it('tells how a crash ended and when the next start is due', () => {
    const crashed = aDyno({ state: 'crashed', exit: { status: 7, at: NOW }, restartAt: NOW + 4_200, restarts: 2 });
    expect(dynoFacts(crashed, NOW)).toEqual(['exited with status 7', 'restarts in 5 s', '2 restarts']);
  });

  it('says only how a shutdown goes while there is one', () => {
    const shutdown = { since: NOW - 7_000, deadline: NOW + 23_000, alive: 2 };
    expect(dynoFacts(aDyno({ state: 'down', shutdown, restarts: 4 }), NOW)).toEqual(['23 s until SIGKILL, 2 processes left']);
  });

  it('names the process of before, last, while it overlaps with the new one', () => {
    const shutdown = { since: NOW - 7_000, deadline: NOW + 23_000, alive: 1 };
    const old = 'old process: 23 s until SIGKILL, 1 process left';
    const up = aDyno({ state: 'up', since: NOW - 5_000, terminating: shutdown, restarts: 1 });
    expect(dynoFacts(up, NOW)).toEqual(['up for 5s', '1 restart', old]);
    const crashed = aDyno({ state: 'crashed', exit: { status: 7, at: NOW }, shutdown });
    expect(dynoFacts(crashed, NOW)).toEqual(['exited with status 7', old]);
  });

  it('says that SIGKILL was sent once the deadline has passed', () => {
    expect(shutdownWords({ since: NOW, deadline: null, alive: 1 }, NOW)).toBe('SIGKILL sent, 1 process left');
  });

  it('has nothing to add to a dyno that is down', () => {
    expect(dynoFacts(aDyno({ state: 'down' }), NOW)).toEqual([]);
  });
});

describe('staleWords', () => {
  it('lists names of config vars', () => {
    expect(staleWords({ command: false, configVars: ['A', 'B'] })).toBe('A, B changed since it was started');
  });
});
