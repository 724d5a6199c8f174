import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commit, makeRepository } from '../releases/repository.ts';
import { makePlace } from './place.ts';

const RELEASE = 'release: echo migrating; if [ "$A" = bad ]; then exit 3; fi\n';
const WORKER = 'worker: echo "A=$A $HEROKU_RELEASE_VERSION"; exec sleep 1000\n';
const STAMP = String.raw`\d{4}/\d\d/\d\d \d\d:\d\d:\d\d [+-]\d{4} \(~ \d+s ago\)`;

describe('dynodeck deploy, releases and rollback', () => {
  test('work with nothing open: the release command runs here, no dyno does', async () => {
    const place = await makePlace({ Procfile: RELEASE + WORKER, '.env': 'A=1\n' });
    const hash = makeRepository(place.folder);
    expect((await place.run(['releases'])).stderr).toBe('dynodeck: app has no releases.\n');
    const deployed = await place.run(['deploy']);
    const short = hash.slice(0, 7);
    expect(deployed).toMatchObject({ status: 0, stderr: '', text: `Deploying ${short} to app... done, v1\nRunning release command...\n\nmigrating\n` });
    await writeFile(join(place.folder, '.env'), 'A=bad\n');
    const failed = await place.run(['deploy']);
    expect(failed.status).toBe(1);
    expect(failed.text).toBe(`Deploying ${short} (dirty) to app... done, v2\nRunning release command...\n\nmigrating\n`);
    expect(failed.stderr).toBe('v2: release command failed (exit status 3)\n');
    const list = await place.run(['releases']);
    expect(list.text.split('\n').map((line) => line.trimEnd())).toEqual([
      '=== app Releases - Current: v1',
      '',
      expect.stringMatching(/^ {2}v {4}description +user {15}created_at$/),
      expect.stringMatching(/^ ─+$/),
      expect.stringMatching(new RegExp(`^  v2   Deploy ${short} \\(dirty\\) release command failed   jane@example\\.com   ${STAMP}$`)),
      expect.stringMatching(new RegExp(`^  v1   Deploy ${short} +jane@example\\.com   ${STAMP}$`)),
      '',
    ]);
    expect((await place.run(['releases:output', 'v1'])).text).toBe('migrating\n');
    expect((await place.run(['releases:output'])).status).toBe(1);
    const info = await place.run(['releases:info', 'v2', '-s']);
    expect(info.text).toMatch(/^=== Release v2\n\nBy: +jane@example\.com\n/);
    expect(info.text).toMatch(/\n=== v2 Config vars\n\nA=bad\n$/);
    const retried = await place.run(['releases:retry']);
    expect([retried.status, retried.text.split('\n')[0]]).toEqual([1, 'Retrying v2 on app... done, v3']);
    const rolledBack = await place.run(['rollback', 'v1']);
    expect(rolledBack.status).toBe(0);
    expect(rolledBack.text).toBe('Rolling back app to v1... done, v4\nRunning release command...\n\nmigrating\n');
    expect(rolledBack.stderr).toMatch(/^Rollback affects config vars; .*\nTo undo, run: dynodeck rollback v1\n$/);
    expect(await readFile(join(place.folder, '.env'), 'utf8')).toBe('A=1\n');
    const json = JSON.parse((await place.run(['releases', '--json', '-n', '2'])).text) as { version: number; status: string }[];
    expect(json).toMatchObject([{ version: 4, status: 'succeeded', current: true }, { version: 3, status: 'failed' }]);
  });

  test('outside of git, deploy says that it releases the folder as it is', async () => {
    const place = await makePlace({ Procfile: WORKER });
    const { text, stderr, status } = await place.run(['deploy']);
    expect(text).toBe('Deploying to app... done, v1\n');
    expect(stderr).toBe('The folder has no git commit: it is released as it is, and a rollback brings back config vars only.\n');
    expect(status).toBe(0);
  });

  test('act on what is open: deploy restarts its dynos, rollback --code runs the old commit', async () => {
    const Procfile = 'worker: echo "$(cat code) $HEROKU_RELEASE_VERSION"; exec sleep 1000\n';
    const place = await makePlace({ Procfile, code: 'old\n' });
    makeRepository(place.folder);
    const local = await place.local([], /\| old v1/);
    commit(place.folder, { code: 'new\n' }, 'Second');
    expect((await place.run(['deploy'])).status).toBe(0);
    await local.until(/\| new v2/);
    const rolledBack = await place.run(['rollback', '--code']);
    expect(rolledBack.stderr).toBe("Rollback affects code and config vars; it doesn't add or remove addons.\nTo undo, run: dynodeck rollback v2 --code\n");
    await local.until(/\| old v3/);
    expect((await place.run(['releases', '-n', '1'])).text).toContain('Rollback to v1');
    expect((await place.run(['deploy'])).text).toMatch(/^Deploying [0-9a-f]{7} to app\.\.\. done, v4\n$/);
    await local.until(/\| new v4/);
  });

  test('say in a sentence what cannot be done', async () => {
    const place = await makePlace({ Procfile: WORKER });
    const complaint = async (...args: string[]): Promise<string> => {
      const { status, stderr } = await place.run(args);
      expect(status).toBe(1);
      return stderr;
    };
    expect(await complaint('rollback')).toMatch(/^dynodeck: There is nothing to roll back to/);
    expect(await complaint('releases:retry', 'x')).toMatch(/^dynodeck: x is no release/);
    expect((await place.run(['deploy'])).text).toBe('Deploying to app... done, v1\n');
    expect(await complaint('releases:info', 'v9')).toBe('dynodeck: app has no release v9.\n');
    expect(await complaint('releases:retry')).toBe('dynodeck: App must have a release-phase command in Procfile to use this command.\n');
    expect((await place.run(['releases:output'])).stderr).toBe('Release v1 has no release output available.\n');
  });
});

describe('dynodeck local', () => {
  test('runs the release command first, once for each release', async () => {
    const place = await makePlace({ Procfile: RELEASE + WORKER, '.env': 'A=1\n' });
    const first = await place.local([], /\| A=1 v1/);
    expect(first.text.indexOf('migrating')).toBeLessThan(first.text.indexOf('A=1 v1'));
    await first.kill('SIGINT');
    const second = await place.local([], /\| A=1 v1/);
    expect(second.text).not.toContain('migrating');
    await second.kill('SIGINT');
  });

  test('ended in the middle of its first release command makes that release when it is run again', async () => {
    const place = await makePlace({ Procfile: `release: echo begun; sleep 1000\n${WORKER}` });
    const first = await place.local([], /\| begun/);
    expect((await first.kill('SIGINT')).status).toBe(0);
    expect((await place.run(['releases'])).text).toContain('Initial release release expired');
    await writeFile(join(place.folder, 'Procfile'), `release: echo begun\n${WORKER}`);
    const second = await place.local([], /\| A= v2/);
    await second.kill('SIGINT');
    expect((await place.run(['releases'])).text).toContain('Retry of v1: Initial release');
  });

  test('ends with status 1 when the first release fails, as nothing can run', async () => {
    const place = await makePlace({ Procfile: RELEASE + WORKER, '.env': 'A=bad\n' });
    const { status, text } = await place.run(['local']);
    expect(status).toBe(1);
    expect(text).toContain('Nothing is started.');
    expect(text).not.toContain('A=bad v1');
  });
});
