import { chmod, lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ConfigChange } from '../../../shared/config/config-entry.ts';
import type { Params } from '../../../shared/contract/contract.ts';
import { formatLine } from '../../../shared/logs/log.ts';
import { ALL_LINES, makeEngine, makeFolder, openApp, type OpenedApp, openFolder, startAll } from './harness.ts';

type Vars = Params<'config.set'>['vars'];

function set(app: OpenedApp, vars: Vars, more: Partial<Params<'config.set'>> = {}): Promise<ConfigChange> {
  return app.client.request('config.set', { app: app.id, vars, ...more });
}

function read(app: OpenedApp, file = '.env'): Promise<string> {
  return readFile(join(app.snapshot.folder, file), 'utf8');
}

async function logTexts(app: OpenedApp): Promise<string[]> {
  return (await app.lines()).map(formatLine).map((line) => line.replace(/^\S+ /, ''));
}

const SHOW = 'worker: echo FOO is $FOO; exec sleep 1000\nclock: exec sleep 1000\n';

describe('config.list', () => {
  test('tells names and places, and values only when asked', async () => {
    const app = await openApp({ Procfile: SHOW, '.env': 'FOO=1\nTOKEN=abcdef\n' });
    const listing = await app.client.request('config.list', { app: app.id });
    expect(listing).toMatchObject({
      vars: [
        { name: 'FOO', value: null, origin: { file: '.env', line: 1 }, secret: false },
        { name: 'TOKEN', value: null, secret: true },
      ],
      bytes: 15,
      files: ['.env'],
    });
    const { vars } = await app.client.request('config.list', { app: app.id, reveal: ['TOKEN'] });
    expect(vars.map(({ value }) => value)).toEqual([null, 'abcdef']);
  });

  test('says which values of the shell are hidden', async () => {
    const app = await openApp(
      { Procfile: SHOW, '.env': 'FOO=1\n' },
      { engine: { shellEnvironment: { ...process.env, FOO: 'of the shell' } } },
    );
    const { vars } = await app.client.request('config.list', { app: app.id });
    expect(vars[0]?.shadows).toEqual(['shell']);
  });
});

describe('config.set', () => {
  test('writes the file, logs names without values, and restarts the dynos that run', async () => {
    const app = await openApp({ Procfile: SHOW, '.env': '# mine\nexport FOO="one" # first\n' });
    await app.client.request('dynos.start', { app: app.id, target: 'worker' });
    await app.line('app[worker.1]: FOO is one');
    const seen: unknown[] = [];
    app.client.on('app.changed', ({ dynos }) => void seen.push(...dynos.map(({ stale }) => stale)));
    expect(await set(app, [['FOO', 'swordfish'], ['BAR', 'x'], ['NONE', null]])).toEqual({
      set: ['FOO', 'BAR'],
      removed: [],
      version: 2,
      restarted: ['worker.1'],
    });
    expect(await read(app)).toBe('# mine\nexport FOO="swordfish" # first\nexport BAR="x"\n');
    await app.line('app[worker.1]: FOO is swordfish');
    await app.until(() => app.dyno('worker.1')?.state === 'up');
    const texts = await logTexts(app);
    const [said, released] = texts.slice(texts.findIndex((text) => text.includes('Set FOO')));
    expect(said).toMatch(/^app\[api\]: Set FOO, BAR config vars by user \S+$/);
    expect(released).toMatch(/^app\[api\]: Release v2 created by user \S+$/);
    expect(texts.filter((text) => text.includes('swordfish'))).toEqual(['app[worker.1]: FOO is swordfish']);
    expect(seen.filter((stale) => stale !== null)).toEqual([]);
    expect(app.dyno('worker.1')?.restarts).toBe(1);
    expect(app.dyno('clock.1')?.state).toBe('down');
  });

  test('restarts only dynos with another environment, once, and no one-off', async () => {
    const app = await openApp({ Procfile: SHOW, '.env': 'FOO=one\n' });
    await startAll(app);
    await app.until(({ dynos }) => dynos.every(({ state }) => state === 'up'));
    const { dyno } = await app.client.request('run.start', { app: app.id, command: 'cat', columns: 80, rows: 24 });
    await app.untilState(dyno, 'up');
    const { pid } = app.dyno(dyno) ?? {};
    const change = await set(app, [['FOO', 'two']]);
    expect(change.restarted).toEqual(['worker.1', 'clock.1']);
    await app.line('app[worker.1]: FOO is two');
    await app.until(({ dynos }) => dynos.every(({ state, terminating }) => state === 'up' && !terminating));
    expect(app.dyno(dyno)).toMatchObject({ state: 'up', pid, stale: { configVars: ['FOO'] } });
    expect(await set(app, [['FOO', 'two']])).toEqual({ set: [], removed: [], version: null, restarted: [] });
    expect((await logTexts(app)).filter((text) => text.includes('config vars'))).toHaveLength(1);
    expect(app.dyno('clock.1')?.restarts).toBe(1);
    const { releases } = await app.client.request('releases.list', { app: app.id });
    expect(releases.map(({ version }) => version)).toEqual([2, 1]);
  });

  test('leaves no dyno behind when changes follow one another at once', async () => {
    const app = await openApp({ Procfile: SHOW, '.env': 'FOO=0\n' });
    await startAll(app);
    await app.until(({ dynos }) => dynos.every(({ state }) => state === 'up'));
    const values = Array.from({ length: 12 }, (_, index) => `v${index + 1}`);
    for (const value of values) await set(app, [['FOO', value]]);
    await app.line('app[worker.1]: FOO is v12');
    await app.until(({ dynos }) => dynos.every(({ state, terminating, stale }) => state === 'up' && !terminating && !stale));
    expect(app.dyno('worker.1')?.stale).toBeNull();
  });

  test('takes a start that is under way along', async () => {
    const app = await openApp({ Procfile: SHOW, '.env': 'FOO=0\n' });
    for (const value of ['v1', 'v2', 'v3', 'v4']) {
      const changed = set(app, [['FOO', value]]);
      await app.client.request('dynos.restart', { app: app.id, target: null });
      await changed;
      await app.until(({ dynos }) => dynos.every(({ state, terminating }) => state === 'up' && !terminating));
      await app.line(`app[worker.1]: FOO is ${value}`);
      expect(app.snapshot.dynos.map(({ stale }) => stale)).toEqual([null, null]);
    }
  });

  test('says what will be restarted while a release command holds dynos back, and restarts it then', async () => {
    const release = 'release: test $FOO = 0 || until [ -e go ]; do sleep 0.05; done\n';
    const app = await openApp({ Procfile: `${SHOW}crashing: exit 1\n${release}`, '.env': 'FOO=0\n' }, {
      engine: { timing: { restartDelaysMs: [600_000] } },
    });
    app.engine.app(app.id).scale([{ type: 'clock', operator: '=', quantity: 2 }]);
    await startAll(app);
    await app.until(() => ['worker.1', 'clock.1', 'clock.2'].every((name) => app.dyno(name)?.state === 'up'));
    await app.untilState('crashing.1', 'crashed');
    await app.client.request('dynos.stop', { app: app.id, target: 'clock.2' });
    const change = await set(app, [['FOO', 'new']]);
    expect(change).toMatchObject({ version: 2, isHeldBack: true });
    expect(change.restarted).toEqual(['worker.1', 'clock.1', 'crashing.1']);
    expect(app.dyno('worker.1')).toMatchObject({ restarts: 0, state: 'up' });
    await writeFile(join(app.snapshot.folder, 'go'), '');
    await app.line('app[worker.1]: FOO is new');
    await app.until(() => ['worker.1', 'clock.1'].every((name) => app.dyno(name)?.release === 2));
    expect(app.dyno('clock.2')?.state).toBe('down');
  });

  test('removes a name from all files', async () => {
    const files = { Procfile: SHOW, 'a.env': 'FOO=1\nX=1\n', 'b.env': 'FOO=2\n' };
    const app = await openApp(files, { open: { envFiles: ['a.env', 'b.env'] } });
    expect(await set(app, [['FOO', null]])).toMatchObject({ set: [], removed: ['FOO'] });
    expect([await read(app, 'a.env'), await read(app, 'b.env')]).toEqual(['X=1\n', '']);
    expect(await logTexts(app)).toContainEqual(expect.stringMatching(/^app\[api\]: Remove FOO config vars by user /));
  });

  test('changes a file that is named twice once', async () => {
    const files = { Procfile: SHOW, 'a.env': 'FOO=1\nX=1\n', 'b.env': 'FOO=2\n' };
    const app = await openApp(files, { open: { envFiles: ['a.env', 'b.env', './a.env'] } });
    await set(app, [['FOO', '3'], ['X', null], ['NEW', 'x']]);
    expect([await read(app, 'a.env'), await read(app, 'b.env')]).toEqual(['FOO=3\nNEW=x\n', 'FOO=2\n']);
  });

  test('makes the file when there is none, for its owner alone', async () => {
    const app = await openApp({ Procfile: SHOW });
    await set(app, [['FOO', 'a b']]);
    expect(await read(app)).toBe("FOO='a b'\n");
    expect((await stat(join(app.snapshot.folder, '.env'))).mode & 0o777).toBe(0o600);
    expect(await readdir(app.snapshot.folder)).toEqual(['.env', 'Procfile']);
  });

  test('keeps mode and host, and what a link leads to is changed, not the link', async () => {
    const app = await openApp({ Procfile: SHOW, 'conf/real.env': 'FOO=1\n' }, { open: { envFiles: ['link.env'] } });
    const { folder } = app.snapshot;
    await chmod(join(folder, 'conf/real.env'), 0o640);
    await symlink('conf/real.env', join(folder, 'link.env'));
    const before = await stat(join(folder, 'conf/real.env'));
    await set(app, [['FOO', '2']]);
    expect(await read(app, 'conf/real.env')).toBe('FOO=2\n');
    expect((await lstat(join(folder, 'link.env'))).isSymbolicLink()).toBe(true);
    const { mode, uid, gid } = await stat(join(folder, 'conf/real.env'));
    expect({ mode, uid, gid }).toEqual({ mode: before.mode, uid: before.uid, gid: before.gid });
  });

  test('makes the file that a link leads to', async () => {
    const app = await openApp({ Procfile: SHOW, 'conf/x': '' });
    await symlink('conf/real.env', join(app.snapshot.folder, '.env'));
    await set(app, [['FOO', '2']]);
    expect(await read(app, 'conf/real.env')).toBe('FOO=2\n');
  });

  test('refuses with a sentence what it cannot do, and changes nothing', async () => {
    const app = await openApp({ Procfile: SHOW, '.env': 'FOO=1\n' });
    const refused = (vars: Vars, more?: Partial<Params<'config.set'>>): Promise<unknown> =>
      set(app, vars, more).then(() => null, (error: Error) => error.message);
    expect(await refused([['A-B', 'x']])).toMatch(/letters, digits/);
    expect(await refused([['FOO', '2']], { expected: [['FOO', '0']] })).toMatch(/Refusing to update/);
    expect(await refused([['FOO', '2']], { file: 'other.env' })).toMatch(/none of the app's env files/);
    expect(await refused([['BIG', 'x'.repeat(70_000)]])).toMatch(/64 KB/);
    expect(await refused([['FOO', 'x\0y']])).toMatch(/NUL/);
    expect(await read(app)).toBe('FOO=1\n');
    await writeFile(join(app.snapshot.folder, '.env'), Buffer.from([0x41, 0x3d, 0xff, 0x0a]));
    expect(await refused([['FOO', '2']])).toMatch(/not UTF-8/);
    expect(await readFile(join(app.snapshot.folder, '.env'))).toEqual(Buffer.from([0x41, 0x3d, 0xff, 0x0a]));
    expect(await readdir(app.snapshot.folder)).toEqual(['.env', 'Procfile']);
  });

  test('refuses a folder in place of the file, and a folder that is not there', async () => {
    const app = await openApp({ Procfile: SHOW }, { open: { envFiles: ['conf'] } });
    await mkdir(join(app.snapshot.folder, 'conf'));
    await expect(set(app, [['FOO', '2']])).rejects.toThrow(/conf is a folder, not a file\. Name another env file\./);
    const other = await openApp({ Procfile: SHOW }, { open: { envFiles: ['gone/x.env'] } });
    await expect(set(other, [['FOO', '2']])).rejects.toThrow(/its folder does not exist/);
  });

  test('carries out changes that come at once one after the other, in two engines, too', async () => {
    const folder = await makeFolder({ Procfile: SHOW, '.env': 'FOO=1\n' });
    const apps = await Promise.all([openAt(folder), openAt(folder)]);
    const names = Array.from({ length: 40 }, (_, index) => `V${index}`);
    await Promise.all(names.map((name, index) => set(apps[index % 2]!, [[name, 'x']])));
    const { vars } = await apps[0]!.client.request('config.list', { app: apps[0]!.id });
    expect(vars.map(({ name }) => name).sort()).toEqual(['FOO', ...names].sort());
  });
});

describe('replaceAll', () => {
  test('makes the config vars those of an earlier release, and changes no more of the file than that', async () => {
    const text = '# ours\nFOO=1\nBAR="two" # kept\nNEW=3\n';
    const app = await openApp({ Procfile: SHOW, '.env': text });
    const changed = await app.engine.app(app.id).config.replaceAll({ FOO: '0', BAR: 'two', OLD: 'x' });
    expect(changed).toEqual({ set: ['FOO', 'OLD'], removed: ['NEW'] });
    expect(await read(app)).toBe('# ours\nFOO=0\nBAR="two" # kept\nOLD=x\n');
  });
});

describe('An export of the log', () => {
  test('shows no secrets when they are to be masked', async () => {
    const app = await openApp({
      Procfile: 'worker: echo key $API_KEY in $RAILS_ENV; exec sleep 1000\n',
      '.env': 'API_KEY=tok_"1<23456\nRAILS_ENV=production\n',
    });
    await startAll(app);
    await app.line('key tok_"1<23456 in production');
    await writeFile(join(app.snapshot.folder, '.env'), 'API_KEY=another_one\n');
    await app.until(() => app.dyno('worker.1')?.stale !== null);
    const view = app.client.newView();
    await app.client.request('log.open', { app: app.id, view, filter: ALL_LINES });
    for (const format of ['text', 'jsonl', 'html'] as const) {
      const { text } = await app.client.request('log.export', { view, format, masked: true });
      expect(text).toContain('key •••••••• in production');
      expect((await app.client.request('log.export', { view, format })).text).toMatch(/key tok_.*in production/);
    }
  });
});

describe('maskLogs', () => {
  test('masks what dynos print of their secrets, and what they printed before stays', async () => {
    const app = await openApp({
      Procfile: 'worker: echo key $API_KEY; read line; echo again $API_KEY, $RAILS_ENV; exec sleep 1000\n',
      '.env': 'API_KEY=tok_123456\nRAILS_ENV=production\n',
    });
    await startAll(app);
    await app.line('app[worker.1]: key tok_123456');
    await app.engine.app(app.id).configure({ maskLogs: true });
    const terminal = await app.terminal('worker.1');
    terminal.type('\r');
    await app.line('app[worker.1]: again ••••••••, production');
    await terminal.until(/again tok_123456/);
  });
});

function openAt(folder: string): Promise<OpenedApp> {
  return openFolder(makeEngine(), folder);
}
