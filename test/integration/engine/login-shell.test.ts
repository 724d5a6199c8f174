import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loginShellEnvironment } from '../../../electron/engine/system/login-shell.ts';
import { eventually, isAlive } from '../process/running-dyno.ts';
import { makeEngine, makeFolder, openFolder, startAll } from './harness.ts';

/** What a desktop gives its programs. */
const DESKTOP = { PATH: '/usr/bin:/bin', SHELL: '/bin/bash', LANG: 'C.UTF-8' };

/** A home with these start-up files. */
async function desktopOf(files: Record<string, string>): Promise<NodeJS.ProcessEnv> {
  return { ...DESKTOP, HOME: await makeFolder(files) };
}

test('what start-up files set is there, however many lines it has and whatever they print', async () => {
  const env = await desktopOf({
    '.bash_profile': 'echo "Welcome!"; export FROM_PROFILE="one\ntwo"; . ~/.bashrc; export SHLVL',
    '.bashrc': 'case $- in *i*) ;; *) return ;; esac; PATH=$HOME/bin:$PATH; printf "A=B\\0"; export EMPTY=',
    '.bash_logout': 'echo Goodbye',
  });
  const { env: told, problem } = await loginShellEnvironment(env);
  expect(problem).toBeNull();
  const { PATH: _, ...kept } = env;
  expect(told).toMatchObject({ ...kept, FROM_PROFILE: 'one\ntwo', EMPTY: '' });
  expect(told['PATH']).toMatch(new RegExp(`^${env['HOME']}/bin:`));
  for (const name of ['_', 'PWD', 'SHLVL', 'A', 'DYNODECK_RESOLVING_ENVIRONMENT']) expect(told).not.toHaveProperty(name);
});

test('programs that start-up files leave running do not hold the answer up', async () => {
  const env = await desktopOf({ '.bash_profile': 'sleep 1000 & echo $! > ~/pid; export DONE=1' });
  const { env: told } = await loginShellEnvironment(env);
  expect(told['DONE']).toBe('1');
  process.kill(Number(await readFile(join(env['HOME']!, 'pid'), 'utf8')));
});

test('start-up files that wait are not waited for, and end', async () => {
  const env = await desktopOf({ '.bash_profile': 'echo $$ > ~/pid; sleep 1000' });
  const { env: told, problem } = await loginShellEnvironment(env, 500);
  expect(told).toEqual(env);
  expect(problem).toMatch(/^Your login shell, \/bin\/bash, did not answer within 0.5 seconds, so dynos get the environment/);
  const pid = Number(await readFile(join(env['HOME']!, 'pid'), 'utf8'));
  await eventually(() => !isAlive(pid));
});

test.each([
  ['is missing', '/no/such/shell', 'cannot be started'],
  ['refuses logins', '/bin/false', 'ended without an answer (exit status 1)'],
])('a shell that %s is told', async (_, shell, why) => {
  const env = { ...(await desktopOf({})), SHELL: shell };
  const { env: told, problem } = await loginShellEnvironment(env);
  expect(told).toEqual(env);
  expect(problem).toContain(why);
});

test('a shell that prints without end is given up', async () => {
  const shell = join(await makeFolder({ shell: '#!/bin/sh\nexec yes\n' }), 'shell');
  await chmod(shell, 0o755);
  const { problem } = await loginShellEnvironment({ ...DESKTOP, SHELL: shell });
  expect(problem).toContain('prints without end');
});

test('dynos of a desktop app that was started from an icon get it', async () => {
  const shellEnvironment = await desktopOf({ '.bash_profile': 'export FROM_PROFILE=yes' });
  const folder = await makeFolder({ Procfile: 'worker: echo "profile: $FROM_PROFILE."; exec sleep 1000\n' });
  const app = await openFolder(makeEngine({ host: 'desktop', shellEnvironment }), folder);
  await startAll(app);
  await app.line('app[worker.1]: profile: yes.');
});

test('the window says so when the login shell does not answer', async () => {
  const shellEnvironment = { ...(await desktopOf({})), SHELL: '/bin/false' };
  const app = await openFolder(makeEngine({ host: 'desktop', shellEnvironment }), await makeFolder({ Procfile: 'worker: true\n' }));
  expect(app.snapshot.problems).toMatchObject([{ file: 'login shell', level: 'warning', message: expect.stringContaining('/bin/false') }]);
});
