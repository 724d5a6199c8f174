import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Crash } from '../../../shared/crashes/crash.ts';
import { crashReason, crashTitle } from '../../../shared/crashes/crash-labels.ts';
import { makeEngine, makeFolder, openApp, type OpenedApp } from '../engine/harness.ts';
import { openFolder, startAll } from '../engine/harness.ts';
import { eventually } from '../process/running-dyno.ts';
import { commit, makeRepository } from '../releases/repository.ts';
import { freeBlock } from '../../tools/free-block.ts';

const PYTHON = `import sys
def work():
    raise ValueError('no such order: 42')
print('token is', __import__('os').environ.get('API_TOKEN'), flush=True)
work()
`;
/** Runs until it is told to end, or as long as the file `broken` is not there. */
const KEEPS_RUNNING = 'if [ -e broken ]; then echo it is broken >&2; exit 3; fi; echo ready; exec sleep 1000';
const LEAVE = { run: { onExit: 'leave' as const } };

/** The first crash told about a dyno, without or with what had changed. */
function nextCrash(app: OpenedApp, isComplete: (crash: Crash) => boolean): Promise<Crash> {
  return new Promise((resolve) => {
    const off = app.client.on('crash.told', ({ crash }) => {
      if (!isComplete(crash)) return;
      off();
      resolve(crash);
    });
  });
}

const whenTold = (app: OpenedApp): Promise<Crash> => nextCrash(app, () => true);
const whenLookedInto = (app: OpenedApp): Promise<Crash> => nextCrash(app, ({ changes }) => changes !== null);

/** Starts everything and resolves with the first crash. */
async function crashOf(files: Record<string, string>): Promise<Crash> {
  const app = await openApp(files, LEAVE);
  const crash = whenTold(app);
  await startAll(app);
  return crash;
}

describe('A crash', () => {
  test('of a Python program that raises comes with its stack trace, and no value of a secret', async () => {
    const crash = await crashOf({
      Procfile: 'worker: python3 app.py\n',
      'app.py': PYTHON,
      '.env': 'API_TOKEN=tok-123456789\n',
    });
    expect(crash).toMatchObject({
      dyno: 'worker.1',
      status: 1,
      cause: 'exit',
      inARow: 1,
      headline: 'ValueError: no such order: 42',
    });
    expect(crash.lines[crash.errorAt]).toBe('Traceback (most recent call last):');
    expect(crash.lines).toContain('token is ••••••••');
    expect(crash.lines.at(-1)).toBe('ValueError: no such order: 42');
  });

  test('of a command that is not there names the command', async () => {
    const crash = await crashOf({ Procfile: 'worker: gunikorn app:app\n' });
    expect(crash.status).toBe(127);
    expect(crashReason(crash)).toContain('“gunikorn”');
  });

  test('by a signal names the signal', async () => {
    const crash = await crashOf({ Procfile: 'worker: kill -SEGV $$\n' });
    expect(crashTitle(crash)).toBe('killed by SIGSEGV (139)');
    expect(crashReason(crash)).toContain('memory that is not its own');
  });

  test('of a web dyno that does not bind its port is told as R10, with the port it listens on instead', async () => {
    const [port, other] = [await freeBlock(), await freeBlock()];
    const app = await openApp(
      { Procfile: `web: exec python3 -m http.server ${other} --bind 127.0.0.1\n` },
      { ...LEAVE, open: { port }, engine: { timing: { bootTimeoutMs: 4_000 } } },
    );
    await app.client.request('platform.configure', { app: app.id, exact: true });
    const told = whenTold(app);
    await startAll(app);
    const crash = await told;
    expect(crash).toMatchObject({ dyno: 'web.1', cause: 'boot-timeout', status: 137 });
    expect(crashReason(crash)).toBe(`It listens on port ${other} instead of ${port}: use the PORT variable.`);
  });

  test('of a web dyno whose port is taken says so, and was never started', async () => {
    const port = await freeBlock();
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(port, '127.0.0.1', resolve));
    onTestFinished(() => void holder.close());
    const app = await openApp({ Procfile: 'web: echo never\n' }, { ...LEAVE, open: { port } });
    const told = whenTold(app);
    await startAll(app);
    const crash = await told;
    expect(crash).toMatchObject({ cause: 'port-busy', status: null, ranFor: null, lines: [] });
    expect(crashReason(crash)).toContain(String(port));
  });

  test('counts those in a row, until the dyno is stopped', async () => {
    const engine = { timing: { restartDelaysMs: [0, 600_000] } };
    const app = await openApp({ Procfile: 'worker: exit 7\n' }, { engine });
    const second = nextCrash(app, ({ inARow }) => inARow === 2);
    await startAll(app);
    const { at, ...told } = await second;
    expect(told).toMatchObject({ dyno: 'worker.1', status: 7 });
    await app.client.request('dynos.stop', { app: app.id, target: null });
    await app.untilState('worker.1', 'down');
    // The second crash may be told of once more, with what had changed.
    const again = nextCrash(app, (crash) => crash.at > at);
    await startAll(app);
    expect(await again).toMatchObject({ inARow: 1 });
  });

  test('is kept for clients that come later', async () => {
    const app = await openApp({ Procfile: 'worker: echo bye; exit 4\n' }, LEAVE);
    const told = whenTold(app);
    await startAll(app);
    await told;
    const list = await app.client.request('crash.list', { app: app.id });
    expect(list).toMatchObject([{ dyno: 'worker.1', status: 4, lines: ['bye'] }]);
  });
});

describe('What changed since a dyno last ran well', () => {
  test('is commits, files, config vars and the command', async () => {
    const folder = await makeFolder({
      Procfile: `worker: ${KEEPS_RUNNING}\n`,
      'old.txt': 'old',
      '.env': 'KEPT=1\nCHANGED=1\nREMOVED=1\n',
      '.gitignore': '.env\n',
    });
    makeRepository(folder);
    const stateFolder = await makeFolder({});
    const app = await openFolder(makeEngine({ stateFolder }), folder, LEAVE);
    await startAll(app);
    await app.line('app[worker.1]: ready');
    await app.client.request('dynos.stop', { app: app.id, target: null });
    await app.untilState('worker.1', 'down');
    // A run this short may be looked into after its end.
    await eventually(() => existsSync(join(stateFolder, 'good-runs', `${app.id}.json`)));
    commit(folder, { broken: '', 'lib.py': 'x = 1\n' }, 'Break it');
    writeFileSync(join(folder, 'draft.txt'), 'not in git');
    writeFileSync(join(folder, '.env'), 'KEPT=1\nCHANGED=2\nADDED=1\n');
    writeFileSync(join(folder, 'Procfile'), `worker: true && ${KEEPS_RUNNING}\n`);
    await app.until(({ configVars }) => configVars.some(({ name }) => name === 'ADDED'));
    await app.until(({ processTypes }) => processTypes[0]?.command.startsWith('true') ?? false);
    const told = whenLookedInto(app);
    await startAll(app);
    const { changes, status } = await told;
    expect(status).toBe(3);
    expect(changes).toMatchObject({
      since: expect.any(Number),
      commandBefore: KEEPS_RUNNING,
      configVars: { added: ['ADDED'], changed: ['CHANGED'], removed: ['REMOVED'] },
      head: { before: { subject: 'First' }, now: { subject: 'Break it' }, commits: 1 },
      installs: [],
    });
    expect([...(changes?.files.paths ?? [])].sort()).toEqual(['Procfile', 'broken', 'draft.txt', 'lib.py']);
  });

  test('is known even when its engine ended as soon as it had run well', async () => {
    const [folder, stateFolder] = [await makeFolder({ Procfile: `worker: ${KEEPS_RUNNING}\n` }), await makeFolder({})];
    makeRepository(folder);
    const app = await openFolder(makeEngine({ stateFolder }), folder, LEAVE);
    await startAll(app);
    await app.line('app[worker.1]: ready');
    app.engine.killAll();
    await app.engine.close();
    expect(existsSync(join(stateFolder, 'good-runs', `${app.id}.json`))).toBe(true);
  });

  test('outlives the engine', async () => {
    const [folder, stateFolder] = [await makeFolder({ Procfile: `worker: ${KEEPS_RUNNING}\n` }), await makeFolder({})];
    const first = makeEngine({ stateFolder });
    const before = await openFolder(first, folder, LEAVE);
    await startAll(before);
    await before.line('app[worker.1]: ready');
    await before.client.request('dynos.restart', { app: before.id, target: null });
    await before.until(() => before.dyno('worker.1')?.restarts === 1 && before.dyno('worker.1')?.state === 'up');
    await before.client.request('dynos.stop', { app: before.id, target: null });
    await before.untilState('worker.1', 'down');
    await first.close();
    writeFileSync(join(folder, 'broken'), '');
    const after = await openFolder(makeEngine({ stateFolder }), folder, LEAVE);
    const told = whenLookedInto(after);
    await startAll(after);
    expect((await told).changes?.files).toEqual({ paths: ['broken'], total: 1 });
  });

  test('names a lock file that was not installed since', async () => {
    const lock = { 'package-lock.json': '{"packages":{"node_modules/a":{}}}' };
    const app = await openApp({ Procfile: 'worker: exit 1\n', ...lock }, LEAVE);
    const told = whenLookedInto(app);
    await startAll(app);
    const missing = { lockfile: 'package-lock.json', command: 'npm ci', missing: true };
    expect((await told).changes?.installs).toEqual([missing]);

    const old = await makeFolder({ Procfile: 'worker: exit 1\n', 'node_modules/.package-lock.json': '{}', ...lock });
    utimesSync(join(old, 'node_modules/.package-lock.json'), new Date(0), new Date(0));
    const second = await openFolder(makeEngine(), old, LEAVE);
    const again = whenLookedInto(second);
    await startAll(second);
    expect((await again).changes?.installs).toEqual([{ ...missing, missing: false }]);
  });
});

describe('A dyno in the prompt of a debugger', () => {
  test('is told as waiting in pdb, until it goes on', async () => {
    const program = 'import time\nprint("before")\nbreakpoint()\nprint("went on", flush=True)\ntime.sleep(1000)\n';
    const app = await openApp({ Procfile: 'worker: python3 app.py\n', 'app.py': program }, LEAVE);
    await startAll(app);
    await app.until(() => app.dyno('worker.1')?.waitsIn === 'pdb');
    const terminal = await app.terminal('worker.1');
    terminal.type('c\n');
    await app.line('app[worker.1]: went on');
    await app.until(() => app.dyno('worker.1')?.waitsIn === undefined);
    expect(app.dyno('worker.1')).toMatchObject({ state: 'up' });
  });

  test('is told as waiting in node inspect', async () => {
    const app = await openApp(
      { Procfile: 'worker: node inspect --port=0 app.js\n', 'app.js': 'setInterval(() => {}, 1000);\n' },
      LEAVE,
    );
    await startAll(app);
    await app.until(() => app.dyno('worker.1')?.waitsIn === 'node inspect');
    expect(app.dyno('worker.1')).toMatchObject({ state: 'up' });
  });
});

describe('A crash bundle', () => {
  test('is one page with the lines of all dynos, names of config vars and no secret value', async () => {
    const app = await openApp(
      {
        Procfile: 'worker: echo "<b>$DB_PASSWORD</b>"; sleep 0.2; exit 9\nclock: echo tick; exec sleep 1000\n',
        '.env': 'DB_PASSWORD=hunter2hunter2\nPLAIN=plain-value\n',
      },
      LEAVE,
    );
    const told = whenLookedInto(app);
    await startAll(app);
    await app.line('app[clock.1]: tick');
    await told;
    const { name, html } = await app.client.request('crash.bundle', { app: app.id, dyno: 'worker.1' });
    expect(name).toMatch(/worker\.1-crash-.*\.html$/);
    expect(html).toContain('&lt;b&gt;••••••••&lt;/b&gt;');
    expect(html).toContain('app[clock.1]: tick');
    expect(html).toContain('DB_PASSWORD, PLAIN');
    expect(html).not.toContain('hunter2');
    expect(html).not.toContain('plain-value');
    expect(html).toContain("default-src 'none'");
    const ofAnother = app.client.request('crash.bundle', { app: app.id, dyno: 'clock.1' });
    await expect(ofAnother).rejects.toThrow('has not crashed');
  });
});
