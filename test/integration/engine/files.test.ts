import { execFileSync } from 'node:child_process';
import { mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeEngine, makeFolder, openApp, openFolder } from './harness.ts';

const edit = (folder: string, file: string, text: string): Promise<void> => writeFile(join(folder, file), text);

describe('Watching', () => {
  test('a changed Procfile adds and removes types, and marks dynos whose command changed', async () => {
    const app = await openApp({ Procfile: 'worker: exec sleep 1000\nclock: exec sleep 1000\n' });
    await app.client.request('dynos.start', { app: app.id, target: null });
    await app.until(({ dynos }) => dynos.every(({ state }) => state === 'up'));
    await edit(app.snapshot.folder, 'Procfile', 'worker: exec sleep 2000\nmailer: exec sleep 1000\n');
    await app.until(({ dynos }) => dynos.map(({ name }) => name).join() === 'worker.1,mailer.1');
    expect(app.dyno('worker.1')).toMatchObject({ state: 'up', stale: { command: true, configVars: [] } });
    expect(app.dyno('mailer.1')?.state).toBe('down');
  });

  test('a changed env file marks the dynos that run with older values, and one request restarts just those', async () => {
    const app = await openApp({
      Procfile: 'worker: echo FOO is $FOO; exec sleep 1000\nclock: exec sleep 1000\n',
      '.env': 'FOO=one\n',
    });
    await app.client.request('dynos.start', { app: app.id, target: 'worker' });
    await app.line('app[worker.1]: FOO is one');
    await edit(app.snapshot.folder, '.env', 'FOO=two\nNEW=x\n');
    await app.until(() => app.dyno('worker.1')?.stale !== null);
    expect(app.dyno('worker.1')?.stale).toEqual({ command: false, configVars: ['FOO', 'NEW'] });
    await app.client.request('dynos.restartStale', { app: app.id });
    await app.line('app[worker.1]: FOO is two');
    await app.until(() => app.dyno('worker.1')?.stale === null);
    expect(app.dyno('clock.1')?.state).toBe('down');
  });

  test('what was just saved counts for a start, a restart and a one-off dyno, before the system tells of it', async () => {
    const app = await openApp({ Procfile: 'worker: echo FOO is $FOO; exec sleep 1000\n', '.env': 'FOO=one\n' });
    const { folder } = app.snapshot;
    await edit(folder, '.env', 'FOO=two\n');
    await app.client.request('dynos.start', { app: app.id, target: null });
    await app.line('app[worker.1]: FOO is two');
    await edit(folder, '.env', 'FOO=three\n');
    await app.client.request('dynos.restart', { app: app.id, target: 'worker.1' });
    await app.line('app[worker.1]: FOO is three');
    await edit(folder, '.env', 'FOO=four\n');
    const terminal = { columns: 80, rows: 24 };
    const { dyno } = await app.client.request('run.start', { app: app.id, command: 'echo $FOO >seen', ...terminal });
    await app.untilState(dyno, 'complete');
    expect(await readFile(join(folder, 'seen'), 'utf8')).toBe('four\n');
  });

  test('commands keep their order when the first of them has files to read', async () => {
    const app = await openApp({ Procfile: 'worker: exec sleep 1000\n', '.env': 'FOO=one\n' });
    await edit(app.snapshot.folder, '.env', 'FOO=two\n');
    const start = app.client.request('dynos.start', { app: app.id, target: null });
    await Promise.all([start, app.client.request('dynos.stop', { app: app.id, target: null })]);
    await app.until(() => app.dyno('worker.1')?.state === 'down');
    const told = (await app.lines({ dynos: ['worker.1'], text: 'State changed' })).map(({ text }) => text);
    expect(told[0]).toBe('State changed from down to starting');
  });

  test('a crashed dyno starts again with what was saved meanwhile', async () => {
    const app = await openApp(
      { Procfile: 'worker: echo FOO is $FOO; test "$FOO" = two && exec sleep 1000\n', '.env': 'FOO=one\n' },
      { engine: { timing: { restartDelaysMs: [1_000] } } },
    );
    await app.client.request('dynos.start', { app: app.id, target: null });
    await app.untilState('worker.1', 'crashed');
    await edit(app.snapshot.folder, '.env', 'FOO=two\n');
    await app.line('app[worker.1]: FOO is two');
  });

  test('files that appear later, or are replaced by renaming, are read', async () => {
    const app = await openApp({ Procfile: 'worker: true\n' });
    await edit(app.snapshot.folder, '.env', 'LATE=1\n');
    await app.until(({ configVars }) => configVars.some(({ name }) => name === 'LATE'));
    await edit(app.snapshot.folder, 'Procfile.new', 'other: true\n');
    await rename(join(app.snapshot.folder, 'Procfile.new'), join(app.snapshot.folder, 'Procfile'));
    await app.until(({ processTypes }) => processTypes[0]?.name === 'other');
  });

  const LOST: [title: string, way: (path: string) => Promise<void>][] = [
    ['was deleted and made again', async (path) => rm(path)],
    ['was a folder for a while', async (path) => replace(path, () => mkdir(path))],
    ['was a pipe for a while', async (path) => replace(path, async () => void execFileSync('mkfifo', [path]))],
    ['was a broken link for a while', async (path) => replace(path, () => symlink('nowhere', path))],
    ['was a link to itself for a while', async (path) => replace(path, () => symlink(path, path))],
    ['was moved away and back', async (path) => rename(path, `${path}.away`)],
  ];

  async function replace(path: string, by: () => Promise<unknown>): Promise<void> {
    await rm(path);
    await by();
  }

  test.each(LOST)('each later edit of a Procfile that %s is seen', async (_, way) => {
    const app = await openApp({ Procfile: 'first: true\n' });
    const path = join(app.snapshot.folder, 'Procfile');
    await way(path);
    await app.until(({ processTypes }) => processTypes.length === 0);
    await rm(path, { recursive: true, force: true });
    for (const name of ['second', 'third', 'fourth']) {
      await writeFile(path, `${name}: true\n`);
      await app.until(({ processTypes }) => processTypes.map((type) => type.name).join() === name);
    }
  });

  test('a folder that is deleted while open says so, and is found again when it is back', async () => {
    const app = await openApp({ Procfile: 'worker: echo ready; exec sleep 1000\n' });
    await app.client.request('dynos.start', { app: app.id, target: null });
    await app.line('app[worker.1]: ready');
    const { folder } = app.snapshot;
    await rm(folder, { recursive: true });
    await app.until(({ folderExists }) => !folderExists);
    expect(app.snapshot.problems[0]?.message).toContain('The folder has gone');
    expect(app.dyno('worker.1')?.state).toBe('up');
    await app.client.request('dynos.restart', { app: app.id, target: null });
    await app.untilState('worker.1', 'crashed');
    expect(app.dyno('worker.1')?.note).toContain('has gone');
    await mkdir(folder);
    await edit(folder, 'Procfile', 'worker: exec sleep 1000\nback: true\n');
    await app.until(({ folderExists, processTypes }) => folderExists && processTypes.length === 2);
  });
});

describe('Bad input', () => {
  test('no Procfile', async () => {
    const app = await openApp({ 'README.md': 'x' });
    expect(app.snapshot.problems).toMatchObject([{ file: 'Procfile', level: 'error' }]);
    expect(app.snapshot.problems[0]?.message).toContain('There is no such file');
  });

  test('an empty Procfile', async () => {
    const app = await openApp({ Procfile: '\n# nothing\n' });
    expect(app.snapshot.problems).toHaveLength(1);
    expect(app.snapshot.problems[0]?.message).toContain('No process types are defined');
  });

  test('bad lines are reported with their number and the good ones are used', async () => {
    const app = await openApp({ Procfile: 'web: true\n!!!\nworker: true\n', '.env': 'A=1\nnonsense\n' });
    expect(app.snapshot.processTypes.map(({ name }) => name)).toEqual(['web', 'worker']);
    expect(app.snapshot.problems.map(({ file, line }) => [file, line])).toEqual(
      expect.arrayContaining([['Procfile', 2], ['.env', 2]]),
    );
  });

  test('a folder as env file, a folder as Procfile, a missing env file that was named', async () => {
    const app = await openApp({ Procfile: 'web: true\n', 'conf/x': '' }, { open: { envFiles: ['conf', 'gone.env'] } });
    expect(app.snapshot.problems).toMatchObject([
      { file: 'conf', level: 'error' },
      { file: 'gone.env', level: 'warning' },
    ]);
    await app.client.request('app.configure', { app: app.id, procfile: 'conf' });
    await app.until(({ problems }) => problems.some(({ file, level }) => file === 'conf' && level === 'error'));
  });

  test('a folder that does not exist, or is a file, is refused in one sentence', async () => {
    const engine = makeEngine();
    const folder = await makeFolder({ 'a-file': '' });
    await expect(engine.openApp({ folder: join(folder, 'nope') })).rejects.toMatchObject({ code: 'folder-unreadable' });
    await expect(engine.openApp({ folder: join(folder, 'a-file') })).rejects.toThrow('it is a file, not a folder');
  });

  test.each([
    ['PORT=abc', /abc/],
    ['PORT=80', /80/],
  ])('a bad port in the env file (%s) is reported and the next source is used', async (line, message) => {
    const app = await openApp({ Procfile: 'web: true\n', '.env': `${line}\n` });
    expect(app.snapshot.problems.some((problem) => message.test(problem.message))).toBe(true);
    expect(app.snapshot.basePort).toBeGreaterThan(1023);
  });

  test('requests that are not in the contract, or have wrong parameters, are refused and nothing breaks', async () => {
    const app = await openApp({ Procfile: 'web: true\n' });
    const request = app.client.request as (method: string, params: unknown) => Promise<unknown>;
    await expect(request('no.such', {})).rejects.toMatchObject({ code: 'bad-request' });
    await expect(request('constructor', {})).rejects.toMatchObject({ code: 'bad-request' });
    await expect(request('app.configure', { app: app.id, port: 'x' })).rejects.toMatchObject({ code: 'bad-request' });
    await expect(request('dynos.start', { app: 'unknown', target: null })).rejects.toMatchObject({ code: 'unknown-app' });
    await expect(request('dynos.start', { app: app.id, target: 'nope' })).rejects.toMatchObject({ code: 'unknown-process-type' });
    await expect(request('terminal.ack', { view: 99, bytes: 1 })).rejects.toMatchObject({ code: 'unknown-view' });
    app.client.sendBytes(99, new Uint8Array(10));
    expect(await app.client.request('apps.list', {})).toHaveLength(1);
  });
});

describe('Settings', () => {
  test('what was chosen for an app is remembered for the next run', async () => {
    const folder = await makeFolder({ 'Procfile.dev': 'web: true\n', 'dev.env': 'A=1\n' });
    const { memorySettings } = await import('../../../electron/engine/storage/settings.ts');
    const settings = memorySettings();
    const first = await openFolder(makeEngine({ settings }), folder, {
      open: { procfile: 'Procfile.dev', envFiles: ['dev.env'], port: 7100 },
    });
    await first.client.request('formation.scale', { app: first.id, changes: [{ type: 'web', operator: '=', quantity: 2 }] });
    const second = await openFolder(makeEngine({ settings }), folder, { trusted: false });
    expect(second.snapshot).toMatchObject({ procfile: 'Procfile.dev', envFiles: ['dev.env'], basePort: 7100 });
    expect(second.snapshot.settings.trusted).toBe(true);
    expect(second.snapshot.dynos.map(({ name }) => name)).toEqual(['web.1', 'web.2']);
    expect((await second.client.request('apps.recent', {}))[0]?.folder).toBe(second.snapshot.folder);
  });

  test('two clients that open the same folder get the same app', async () => {
    const folder = await makeFolder({ Procfile: 'web: true\n' });
    const engine = makeEngine();
    const [a, b] = await Promise.all([engine.openApp({ folder }), engine.openApp({ folder })]);
    expect(a.id).toBe(b.id);
    expect(engine.apps).toHaveLength(1);
  });
});
