import { describe, expect, test } from 'vitest';
import {
  describeRemaining,
  inputNotice,
  nameOf,
  orphanLine,
  orphansNotice,
  portAdvice,
} from '../../../../electron/cli/local/notices.ts';
import type { DynoSnapshot, Orphan, Shutdown } from '../../../../shared/dynos/dyno.ts';

const ORPHAN: Orphan = {
  id: 'a',
  folder: '/srv/shop',
  dyno: 'web.1',
  command: 'npm start',
  since: 0,
  processes: [12, 13].map((pid) => ({ pid, command: 'node' })),
};

describe('dynos of an earlier run', () => {
  test('the notice names them, and the command that ends them', () => {
    expect(orphansNotice([ORPHAN])).toBe(
      '1 dyno of an earlier run still runs here: web.1 (pids 12, 13). End it with `dynodeck ps:orphans --stop`.',
    );
    const two = orphansNotice([ORPHAN, { ...ORPHAN, dyno: 'b.1' }]);
    expect(two).toMatch(/^2 dynos .* run here: .*\), b\.1 \(.* End them with/);
  });

  test('one process has a pid, several have pids', () => {
    expect(nameOf({ ...ORPHAN, processes: [{ pid: 12, command: 'node' }] })).toBe('web.1 (pid 12)');
  });

  test('a line of the list cannot drive the terminal', () => {
    const line = orphanLine({ ...ORPHAN, command: 'echo \u001b[2J\nrm' });
    expect(line).toBe('web.1 (pids 12, 13): since 1970-01-01T00:00:00.000Z, in /srv/shop: `echo �[2J�rm`');
  });
});

describe('a busy port', () => {
  const holder = { pid: 7, command: 'node x.js', folder: null };
  const conflict = { port: 5001, dyno: 'web.1', holder, freeBase: 5101 };

  test('the advice is the flag to use', () => {
    expect(portAdvice(conflict)).toBe(
      'Port 5001 of web.1 is in use by `node x.js` (pid 7). With `-p 5101` every dyno gets a free one.',
    );
    expect(portAdvice({ ...conflict, holder: null })).toMatch(/^Port 5001 of web\.1 is in use\. With `-p 5101`/);
  });

  test('there is none without a free base', () => {
    expect(portAdvice({ ...conflict, freeBase: null })).toBeNull();
  });
});

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

test('a dyno that waits for input is named with its question and the command to answer with', () => {
  expect(inputNotice('web.1', { prompt: 'Ok to proceed? (y)', since: 0 })).toBe(
    'web.1 waits for input: `dynodeck attach web.1`. Its last line: Ok to proceed? (y)',
  );
});
