import { expect, test } from 'vitest';
import { describeRemaining } from '../../../../electron/cli/local/print-stop.ts';
import type { DynoSnapshot, Shutdown } from '../../../../shared/dynos/dyno.ts';

function dyno(name: string, shutdown: Shutdown | null): DynoSnapshot {
  return {
    name,
    type: 'web',
    number: 1,
    kind: 'formation',
    state: 'down',
    command: 'sleep 1',
    port: null,
    pid: 1,
    since: 0,
    restarts: 0,
    exit: null,
    shutdown,
    restartAt: null,
    stale: null,
    note: null,
    release: null,
  };
}

test('who is still alive, and for how long, is one sentence', () => {
  const stopping = [dyno('web.1', { since: 0, deadline: 30_000, alive: 2 }), dyno('worker.1', { since: 0, deadline: 30_000, alive: 1 })];
  expect(describeRemaining(stopping, 6_500)).toBe('Waiting for web.1 (2 processes) and worker.1: SIGKILL in 24 s. Ctrl-C kills now.');
  expect(describeRemaining([dyno('web.1', { since: 0, deadline: null, alive: 1 })], 0)).toBe('Waiting for web.1: killed, not gone yet.');
  expect(describeRemaining([dyno('web.1', null)], 0)).toBeNull();
});
