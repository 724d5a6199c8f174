import { describe, expect, it } from 'vitest';
import { findShell } from '../../../electron/engine/system/command-shell.ts';
import { spawnDyno } from '../../../electron/engine/process/spawn-dyno.ts';
import { program, runDyno } from './running-dyno.ts';

describe('the exit status', () => {
  it.each([
    { command: 'true', status: 0 },
    { command: 'exit 7', status: 7 },
    { command: 'kill -SEGV $$', status: 139 },
    { command: 'no-such-command-anywhere', status: 127 },
    { command: './lines.mjs', status: 126 },
    { command: 'if then', status: 2 },
    { command: 'true; (exit 3)', status: 3 },
    { command: 'sleep 1000 & kill -KILL $!; wait $!', status: 137 },
  ])('of `$command` is $status, by sh as by bash', async ({ command, status }) => {
    for (const shell of ['/bin/sh', findShell('bash', process.env['PATH'])]) {
      const dyno = runDyno(command, {}, { shell });
      expect(await dyno.commandExit).toBe(status);
      expect(await dyno.exit).toBe(status);
    }
  });

  it('comes without comments of our own shell, and with those of the command\'s', async () => {
    const crash = runDyno('kill -SEGV $$');
    await crash.exit;
    expect(crash.output().toString()).toBe('');
    const missing = runDyno('no-such-command-anywhere');
    await missing.exit;
    expect(missing.output().toString()).toMatch(/^\/bin\/sh: .*not found\r\n$/);
  });

  it('is known when the command signals its whole process group', async () => {
    const dyno = runDyno('echo before; kill -TERM 0; echo after');
    expect(await dyno.exit).toBe(143);
    expect(dyno.output().toString()).toBe('before\r\n');
  });

  it('is that of SIGKILL when the command kills its whole process group, and the leader with it', async () => {
    expect(await runDyno('kill -KILL 0').exit).toBe(137);
  });

  it('is told when the command ends, before its leftovers do', async () => {
    const dyno = runDyno(program('leaves-job.sh'));
    expect(await dyno.commandExit).toBe(5);
    expect(dyno.process.countAlive()).toBeGreaterThan(0);
    expect(await dyno.exit).toBe(5);
  });
});

describe('a folder that cannot be used', () => {
  const options = { command: 'true', env: {}, columns: 80, rows: 24, onData: () => {}, onExit: () => {} };

  it.each(['/no/such/folder', import.meta.filename])('is refused before anything runs: %s', (cwd) => {
    expect(() => spawnDyno({ ...options, cwd })).toThrow(expect.objectContaining({ code: 'folder-unreadable' }));
  });
});
