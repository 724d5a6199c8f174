import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { appId, releasesFolder } from '../../../electron/engine/app/app-paths.ts';
import type { SecretBox } from '../../../electron/engine/storage/secret-box.ts';
import type { Release } from '../../../shared/releases/release.ts';
import { formatLine } from '../../../shared/logs/log.ts';
import { type OpenedApp, openApp, openFolder, makeEngine, PROGRAMS, startAll } from '../engine/harness.ts';
import { makeStateFolder } from '../engine/killable-engine.ts';
import { openRoutedApp } from '../router/routed-app.ts';
import { commit, git, makeRepository } from './repository.ts';
import { WrkLoad } from './wrk-load.ts';
import { freeBlock } from '../../tools/free-block.ts';

/** Says which values and which release it has. */
const SPEAKER = 'worker: echo "A=$A $HEROKU_RELEASE_VERSION"; exec sleep 1000\n';
const RELEASE = 'release: echo "migrating to A=$A $HEROKU_RELEASE_VERSION"; if [ "$A" = bad ]; then exit 3; fi\n';
const LISTENER = `exec python3 ${join(PROGRAMS, 'listener.py')}`;

/** What `app[api]` has said, without names of users. */
async function apiLines(app: OpenedApp): Promise<string[]> {
  const rows = await app.lines({ dynos: ['api'], text: '' });
  return rows.map(({ text }) => text.replace(/ by user \S+$/, ' by user U'));
}

function listed(app: OpenedApp): Promise<Release[]> {
  return app.client.request('releases.list', { app: app.id }).then(({ releases }) => releases);
}

async function setConfig(app: OpenedApp, vars: Record<string, string>): Promise<number | null> {
  const { version } = await app.client.request('config.set', { app: app.id, vars: Object.entries(vars) });
  return version;
}

const untilSettled = (app: OpenedApp, version: number): Promise<unknown> =>
  app.until(({ releases }) => releases?.pending === null && (releases.current === version || releases.failed === version));

/** As good as a key store: what it makes cannot be read as it is. */
const FLIPPING: SecretBox = {
  protection: { encrypted: true, description: 'flipped' },
  encrypt: (bytes) => Promise.resolve(bytes.map((byte) => byte ^ 0xff)),
  decrypt: (bytes) => Promise.resolve(bytes.map((byte) => byte ^ 0xff)),
};

describe('Releases', () => {
  test('begin with v1 when the app is first started, and dynos know theirs', async () => {
    const app = await openApp({ Procfile: SPEAKER, '.env': 'A=1\n' }, { trusted: false });
    expect(app.snapshot.releases).toBe(null);
    await app.client.request('app.trust', { app: app.id });
    await app.until(({ releases }) => releases?.current === null);
    await startAll(app);
    await app.line('app[worker.1]: A=1 v1');
    expect(await listed(app)).toMatchObject([{ version: 1, description: 'Initial release', status: 'succeeded', current: true, commit: null, command: null }]);
    expect(await apiLines(app)).toEqual(['Release v1 created by user U']);
    await app.until(() => app.dyno('worker.1')?.release === 1);
    await app.client.request('dynos.restart', { app: app.id, target: null });
    await app.until(() => app.dyno('worker.1')?.restarts === 1);
    expect(await listed(app)).toHaveLength(1);
  });

  test('of config vars are logged as on Heroku and restart what runs with other values', async () => {
    const app = await openApp({ Procfile: `${SPEAKER}idle: sleep 1000\n`, '.env': 'A=1\n' });
    await app.client.request('dynos.start', { app: app.id, target: 'worker' });
    await app.line('A=1 v1');
    expect(await setConfig(app, { A: '2', B: 'x' })).toBe(2);
    await app.line('app[worker.1]: A=2 v2');
    expect(await apiLines(app)).toEqual(['Release v1 created by user U', 'Set A, B config vars by user U', 'Release v2 created by user U']);
    expect(app.dyno('idle.1')?.state).toBe('down');
    const lines = (await app.lines()).map((row) => formatLine(row).replace(/^\S+ /, ''));
    const after = lines.slice(lines.indexOf('heroku[worker.1]: Restarting'));
    expect(after.slice(0, 3)).toEqual([
      'heroku[worker.1]: Restarting',
      'heroku[worker.1]: State changed from up to starting',
      'heroku[worker.1]: Stopping all processes with SIGTERM',
    ]);
    expect(await app.client.request('releases.info', { app: app.id, version: 2 })).toMatchObject({ configVars: { A: '2', B: 'x' } });
    expect(await app.client.request('releases.info', { app: app.id, version: 1 })).toMatchObject({ configVars: { A: '1' } });
  });

  test('of edits by hand are made when a restart takes them over', async () => {
    const app = await openApp({ Procfile: SPEAKER, '.env': 'A=1\n' });
    await startAll(app);
    await app.line('A=1 v1');
    await writeFile(join(app.snapshot.folder, '.env'), 'A=2\n');
    await app.until(() => app.dyno('worker.1')?.stale !== null);
    expect(await listed(app)).toHaveLength(1);
    await app.client.request('dynos.restartStale', { app: app.id });
    await app.line('A=2 v2');
    await writeFile(join(app.snapshot.folder, 'Procfile'), SPEAKER.replace('1000', '999'));
    await app.until(() => app.dyno('worker.1')?.stale?.command === true);
    await app.client.request('dynos.restart', { app: app.id, target: 'worker' });
    await app.line('A=2 v3');
    expect((await listed(app)).map(({ description, cause }) => [description, cause])).toEqual([
      ['Procfile changed: worker', 'procfile'],
      ['Set A config vars', 'config'],
      ['Initial release', 'initial'],
    ]);
  });

  test('are known to the next engine, which restarts nothing for them', async () => {
    const state = await makeStateFolder();
    const app = await openApp({ Procfile: SPEAKER, '.env': 'A=1\n' }, { engine: { stateFolder: state } });
    await startAll(app);
    await app.line('A=1 v1');
    await app.engine.close();
    const again = await openFolder(makeEngine({ stateFolder: state }), app.snapshot.folder);
    await startAll(again);
    await again.line('A=1 v1');
    expect((await listed(again)).map(({ version }) => version)).toEqual([1]);
    expect((await again.client.request('releases.list', { app: again.id })).protection.encrypted).toBe(false);
  });
});

describe('Outside of git', () => {
  test('a deploy releases the folder as it is, without a commit, and restarts all dynos', async () => {
    const app = await openApp({ Procfile: SPEAKER, '.env': 'A=1\n' });
    await startAll(app);
    await app.line('A=1 v1');
    await app.until(({ releases }) => releases?.isWithoutCommit === true && !releases.deployable);
    const made = await app.client.request('releases.deploy', { app: app.id });
    expect(made).toMatchObject({ version: 2, description: 'Deploy', commit: null, status: 'succeeded' });
    await app.line('A=1 v2');
    const rollback = app.client.request('releases.rollback', { app: app.id, version: 1, code: true });
    await expect(rollback).rejects.toMatchObject({ message: expect.stringContaining('outside of a git repository') });
    const hash = makeRepository(app.snapshot.folder);
    const second = await app.client.request('releases.deploy', { app: app.id });
    expect(second).toMatchObject({ version: 3, commit: { hash } });
    await app.until(({ releases }) => releases?.current === 3 && releases.isWithoutCommit === undefined);
  });
});

describe('With a key store', () => {
  test('values are nowhere on disk; an engine without it knows the rest, and rolls back to nothing of it', async () => {
    const state = await makeStateFolder();
    const app = await openApp({ Procfile: SPEAKER, '.env': 'A=s3cret\n' }, { engine: { stateFolder: state, secretBox: FLIPPING } });
    await startAll(app);
    await app.line('A=s3cret v1');
    const { folder } = app.snapshot;
    const ledger = await readFile(join(releasesFolder(state, appId(folder)) ?? '', 'ledger'), 'utf8');
    const data = (JSON.parse(ledger.slice(9)) as { vars: { data: string } }).vars.data;
    expect(Buffer.from(data, 'base64').toString()).not.toContain('s3cret');
    expect(await app.client.request('releases.info', { app: app.id, version: 1 })).toMatchObject({ configVars: { A: 's3cret' } });
    await app.engine.close();
    const plain = await openFolder(makeEngine({ stateFolder: state }), folder);
    await startAll(plain);
    await plain.line('A=s3cret v1');
    expect(await plain.client.request('releases.info', { app: plain.id, version: 1 })).toMatchObject({ configVars: null, release: { version: 1 } });
    await expect(plain.client.request('releases.rollback', { app: plain.id, version: 1 })).rejects.toMatchObject({
      message: expect.stringContaining('roll back in the window'),
    });
  });
});

describe('A release command', () => {
  test('runs before the first dynos start, in a dyno of its own, and its output is kept', async () => {
    const app = await openApp({ Procfile: RELEASE + SPEAKER, '.env': 'A=1\n' }, { engine: { stateFolder: await makeStateFolder() } });
    await startAll(app);
    await app.line('app[worker.1]: A=1 v1');
    const [release] = await listed(app);
    const dyno = release?.command?.dyno ?? '';
    expect(dyno).toMatch(/^release\.\d{4}$/);
    expect(release).toMatchObject({ status: 'succeeded', command: { status: 0, hasOutput: true } });
    expect(await app.client.request('releases.output', { app: app.id, version: 1 })).toEqual({ text: 'migrating to A=1 v1\n', complete: true });
    const lines = (await app.lines()).map((row) => formatLine(row).replace(/^\S+ /, '').replace(/ by user \S+$/, ' by user U'));
    const command = RELEASE.slice('release: '.length, -1);
    expect(lines.slice(0, 9)).toEqual([
      'app[api]: Release v1 created by user U',
      'app[api]: Running release v1 commands by user U',
      `heroku[${dyno}]: State changed from down to starting`,
      `heroku[${dyno}]: Starting process with command \`${command}\``,
      `heroku[${dyno}]: State changed from starting to up`,
      `app[${dyno}]: migrating to A=1 v1`,
      `heroku[${dyno}]: State changed from up to complete`,
      `heroku[${dyno}]: Process exited with status 0`,
      'heroku[worker.1]: State changed from down to starting',
    ].sort((a, b) => lines.indexOf(a) - lines.indexOf(b)));
  });

  test('that fails leaves the dyno serving with its old values, until a retry succeeds', async () => {
    const port = await freeBlock();
    const web = `web: if [ "$A" = never ]; then exit 1; fi; ${LISTENER}\n`;
    const app = await openApp({ Procfile: RELEASE + web, '.env': 'A=1\n' }, { open: { port } });
    await startAll(app);
    await app.untilState('web.1', 'up');
    const { pid } = app.dyno('web.1') ?? {};
    await setConfig(app, { A: 'bad' });
    await untilSettled(app, 2);
    expect(app.snapshot.releases).toMatchObject({ current: 1, failed: 2, pending: null });
    expect(app.dyno('web.1')).toMatchObject({ pid, state: 'up', release: 1, stale: { configVars: ['A'] } });
    await app.line('Release v2 failed: its command exited with status 3. Dynos stay on v1.');
    await app.client.request('dynos.restart', { app: app.id, target: 'web.1' });
    await app.until(() => app.dyno('web.1')?.restarts === 1 && app.dyno('web.1')?.state === 'up');
    expect(app.dyno('web.1')).toMatchObject({ release: 1, stale: { configVars: ['A'] } });
    await writeFile(join(app.snapshot.folder, 'Procfile'), RELEASE.replace('exit 3', 'exit 0') + web);
    await app.until(({ processTypes }) => processTypes[0]?.command.includes('exit 0') === true);
    const retried = await app.client.request('releases.retry', { app: app.id, version: null });
    expect(retried).toMatchObject({ version: 3, status: 'pending', description: 'Retry of v2: Set A config vars' });
    await app.until(() => app.dyno('web.1')?.release === 3 && app.dyno('web.1')?.state === 'up');
    await app.until(() => app.dyno('web.1')?.stale === null);
    expect((await listed(app)).map(({ status }) => status)).toEqual(['succeeded', 'failed', 'succeeded']);
  });

  test('that fails costs not one request under constant load', async () => {
    const slow = 'release: sleep 1; [ "$A" = 1 ]\n';
    const server = `require("http").createServer((_, r) => r.end("ok")).listen(process.env.PORT)`;
    const routed = await openRoutedApp(`${slow}web: exec node -e '${server}'`, { files: { '.env': 'A=1\n' } });
    const { app } = routed;
    const load = new WrkLoad(routed.url('/'));
    await app.line('protocol=http');
    await setConfig(app, { A: '2' });
    await untilSettled(app, 2);
    expect((await listed(app))[0]).toMatchObject({ version: 2, status: 'failed' });
    const { requests, failures } = await load.end();
    expect(requests).toBeGreaterThan(100);
    expect(failures).toEqual([]);
    expect(app.dyno('web.1')).toMatchObject({ state: 'up', restarts: 0, release: 1 });
  });

  test('that fails the first time starts nothing; when it succeeds, what was to start does', async () => {
    const app = await openApp({ Procfile: RELEASE + SPEAKER, '.env': 'A=bad\n' });
    await startAll(app);
    await app.line('Release v1 failed: its command exited with status 3. Nothing is started.');
    expect(app.dyno('worker.1')?.state).toBe('down');
    await writeFile(join(app.snapshot.folder, '.env'), 'A=good\n');
    await app.until(({ problems }) => problems.length === 0);
    await app.engine.app(app.id).reload();
    await startAll(app);
    await app.line('app[worker.1]: A=good v2');
    expect((await listed(app))[0]).toMatchObject({ description: 'Set A config vars', status: 'succeeded' });
  });

  test('runs after the one of the release before, and not for dynos that were stopped meanwhile', async () => {
    const slow = 'release: while [ ! -e go ]; do sleep 0.05; done; echo done $HEROKU_RELEASE_VERSION\n';
    const app = await openApp({ Procfile: slow + SPEAKER, '.env': 'A=1\n' });
    await startAll(app);
    await app.line('Running release v1 commands');
    expect(await setConfig(app, { A: '2' })).toBe(2);
    await app.client.request('dynos.stop', { app: app.id, target: null });
    await writeFile(join(app.snapshot.folder, 'go'), '');
    await untilSettled(app, 2);
    const lines = (await app.lines({ dynos: ['release', 'api'], text: '' })).map(({ text }) => text);
    const order = ['Running release v1', 'done v1', 'Running release v2', 'done v2'].map((text) => lines.findIndex((line) => line.startsWith(text)));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order).not.toContain(-1);
    expect(app.dyno('worker.1')?.state).toBe('down');
  });

  test('takes along dynos that are being started when it ends: none is left with the release before', async () => {
    const slow = 'release: until [ -e "go$A" ]; do sleep 0.05; done\n';
    const app = await openApp({ Procfile: slow + SPEAKER, '.env': 'A=1\n' });
    const go = (value: number): Promise<void> => writeFile(join(app.snapshot.folder, `go${value}`), '');
    await go(1);
    await startAll(app);
    await app.line('app[worker.1]: A=1 v1');
    for (const value of [2, 3, 4, 5]) {
      await setConfig(app, { A: String(value) });
      await go(value);
      // Restarts come at any moment of the release's end.
      while (app.snapshot.releases?.current !== value) {
        await app.client.request('dynos.restart', { app: app.id, target: 'worker.1' });
        // Requests in one process take no time: the rest of the world has to have its turn.
        await setImmediate();
      }
      await app.line(`app[worker.1]: A=${value} v${value}`);
      await app.until(() => app.dyno('worker.1')?.state === 'up' && app.dyno('worker.1')?.release === value);
      expect(app.dyno('worker.1')?.stale).toBeNull();
    }
  });

  test('holds back dynos that are scaled up before the first release has succeeded', async () => {
    const slow = 'release: while [ ! -e go ]; do sleep 0.05; done; test ! -e fail\n';
    const app = await openApp({ Procfile: slow + SPEAKER });
    const scale = (quantity: number) =>
      app.client.request('formation.scale', { app: app.id, changes: [{ type: 'worker', operator: '=', quantity }] });
    await startAll(app);
    await app.line('Running release v1 commands');
    await scale(2);
    await app.untilState('worker.2', 'starting');
    await writeFile(join(app.snapshot.folder, 'fail'), '');
    await writeFile(join(app.snapshot.folder, 'go'), '');
    await app.line('heroku[worker.2]: Release v1 has not succeeded');
    await app.untilState('worker.2', 'crashed');
    await rm(join(app.snapshot.folder, 'fail'));
    await app.client.request('releases.retry', { app: app.id, version: null });
    await app.until(() => app.dyno('worker.1')?.state === 'up' && app.dyno('worker.2')?.state === 'up');
    expect(app.snapshot.dynos.filter(({ type }) => type === 'worker').map(({ release }) => release)).toEqual([2, 2]);
  });

  test('is ended after its time, and its release has failed', async () => {
    const app = await openApp({ Procfile: `release: sleep 1000\n${SPEAKER}` }, { engine: { timing: { releaseTimeoutMs: 200 } } });
    await app.client.request('releases.deploy', { app: app.id });
    await untilSettled(app, 1);
    expect((await listed(app))[0]).toMatchObject({ status: 'failed', command: { status: expect.any(Number) } });
  });

  test('leaves an expired release when Dynodeck is closed meanwhile', async () => {
    const state = await makeStateFolder();
    const app = await openApp({ Procfile: `release: echo begun; exec sleep 1000\n${SPEAKER}` }, { engine: { stateFolder: state } });
    await startAll(app);
    await app.line(']: begun');
    await app.engine.close();
    const again = await openFolder(makeEngine({ stateFolder: state }), app.snapshot.folder);
    expect((await listed(again))[0]).toMatchObject({ status: 'expired', current: false });
    expect((await again.client.request('releases.output', { app: again.id, version: 1 })).text).toBe('begun\n');
  });
});

describe('Rollback', () => {
  test('writes the old config vars back to the env file, keeps comments, and restarts', async () => {
    const app = await openApp({ Procfile: SPEAKER, '.env': '# first\nA=1\n# last\n' });
    await startAll(app);
    await app.line('A=1 v1');
    await setConfig(app, { A: 'two\nlines', B: 'x' });
    await app.line('v2');
    const made = await app.client.request('releases.rollback', { app: app.id, version: null });
    expect(made).toMatchObject({ version: 3, description: 'Rollback to v1', cause: 'rollback', status: 'succeeded' });
    await app.line('A=1 v3');
    expect(await readFile(join(app.snapshot.folder, '.env'), 'utf8')).toMatch(/^# first\nA="?1"?\n# last\n$/);
    expect((await apiLines(app)).slice(-2)).toEqual(['Rollback to v1 by user U', 'Release v3 created by user U']);
  });

  test('to a release that failed, or to none, is refused in a sentence', async () => {
    const app = await openApp({ Procfile: RELEASE + SPEAKER, '.env': 'A=bad\n' });
    await startAll(app);
    await untilSettled(app, 1);
    const rollback = (version: number | null) => app.client.request('releases.rollback', { app: app.id, version });
    await expect(rollback(1)).rejects.toMatchObject({ message: expect.stringContaining('v1 did not succeed') });
    await expect(rollback(7)).rejects.toMatchObject({ message: expect.stringContaining('no release v7') });
    await expect(rollback(null)).rejects.toMatchObject({ message: expect.stringContaining('nothing to roll back to') });
  });

  test("runs an old commit's code from a worktree and never touches the checkout; a deploy returns to the folder", async () => {
    const state = await makeStateFolder();
    const say = (word: string): string => `worker: echo ${word} $(basename $(ls node_modules)) $HEROKU_SLUG_COMMIT $HEROKU_RELEASE_VERSION; exec sleep 1000\n`;
    const app = await openApp(
      { Procfile: say('old'), '.gitignore': 'node_modules\n', 'node_modules/left-pad/index.js': '' },
      { engine: { stateFolder: state } },
    );
    const { folder } = app.snapshot;
    const first = makeRepository(folder);
    await startAll(app);
    await app.line(`old left-pad ${first}`);
    const second = commit(folder, { Procfile: say('new') }, 'Second');
    await app.until(({ releases }) => releases?.deployable === true);
    const deployed = await app.client.request('releases.deploy', { app: app.id });
    expect(deployed).toMatchObject({ version: 2, description: `Deploy ${second.slice(0, 7)}`, user: 'jane@example.com', commit: { hash: second, subject: 'Second', dirty: false } });
    await app.line(`new left-pad ${second}`);
    expect(await apiLines(app)).toContain(`Deploy ${second.slice(0, 8)} by user U`);
    await app.until(({ releases }) => releases?.deployable === false);
    await writeFile(join(folder, 'Procfile'), say('newer'));
    const before = [git(folder, 'status', '--porcelain'), git(folder, 'rev-parse', 'HEAD'), git(folder, 'branch', '--list')];
    await app.client.request('releases.rollback', { app: app.id, version: 1, code: true });
    await app.until(({ releases }) => releases?.worktree?.commit === first);
    await app.line(`old left-pad ${first} v3`);
    expect([git(folder, 'status', '--porcelain'), git(folder, 'rev-parse', 'HEAD'), git(folder, 'branch', '--list')]).toEqual(before);
    await app.until(({ releases }) => releases?.current === 3 && releases.deployable);
    await app.until(() => app.dyno('worker.1')?.release === 3 && app.dyno('worker.1')?.stale === null);
    const worktree = app.snapshot.releases?.worktree?.folder ?? '';
    expect(existsSync(join(worktree, 'node_modules/left-pad'))).toBe(true);
    const last = await app.client.request('releases.deploy', { app: app.id });
    expect(last).toMatchObject({ description: `Deploy ${second.slice(0, 7)} (dirty)`, commit: { dirty: true } });
    await app.line(`newer left-pad ${second}`);
    await app.until(({ releases }) => releases?.worktree === null);
    await app.engine.close();
    expect(existsSync(worktree)).toBe(false);
    expect(existsSync(join(folder, 'node_modules/left-pad/index.js'))).toBe(true);
    expect(git(folder, 'worktree', 'list').split('\n')).toHaveLength(1);
  });
});
