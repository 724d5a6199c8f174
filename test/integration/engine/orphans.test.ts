import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { bootId } from '../../../electron/engine/system/process-identity.ts';
import { formatLedgerLine } from '../../../electron/engine/process/orphans/ledger-line.ts';
import type { Orphan } from '../../../shared/dynos/dyno.ts';
import { bundle } from '../process/bundle.ts';
import { canHideFiles, has, hiddenPid, WAYS, WITHOUT } from '../process/hiding.ts';
import { eventually, isAlive } from '../process/running-dyno.ts';
import { connect, makeEngine, makeFolder, openFolder, PROGRAMS, processesWith, startAll } from './harness.ts';
import { type KillableEngine, makeStateFolder, startKillableEngine } from './killable-engine.ts';

let program: string;
beforeAll(async () => {
  program = await bundle('killable-engine.ts');
});

const ledgers = (state: string): Promise<string[]> => readdir(join(state, 'engines')).catch(() => []);

const startKillable = (procfile: string): Promise<KillableEngine> => startKillableEngine(program, procfile);

async function kill(engine: KillableEngine): Promise<void> {
  engine.process.kill('SIGKILL');
  await once(engine.process, 'exit');
}

/** The next engine, and what it tells of orphans. */
async function nextEngine(state: string): Promise<{ engine: ReturnType<typeof makeEngine>; found: Promise<Orphan[]> }> {
  const engine = makeEngine({ stateFolder: state });
  const client = connect(engine);
  const found = new Promise<Orphan[]>((resolve) => client.on('orphans.found', ({ orphans }) => resolve(orphans)));
  return { engine, found };
}

/** A line of its own: the log also has the command, which says so, too. */
const READY = '\nready';
const IGNORES_ALL = `worker: trap '' HUP TERM; echo ready; while :; do sleep 1; done\n`;

describe('After kill -9 of the engine and of its guardian', () => {
  test('the next engine finds what is left, says so in its log, and ends it when told', async () => {
    const killed = await startKillable(IGNORES_ALL);
    await killed.until(READY);
    process.kill(killed.guardian, 'SIGKILL');
    await kill(killed);
    const { engine, found } = await nextEngine(killed.state);
    const orphans = await found;
    expect(orphans).toMatchObject([{ folder: killed.folder, dyno: 'worker.1', command: expect.stringContaining('echo ready') }]);
    expect(orphans[0]!.processes.some(({ command }) => command.includes('echo ready'))).toBe(true);
    const app = await openFolder(engine, killed.folder);
    await app.line('heroku[worker.1]: An earlier Dynodeck was killed and left this running');
    const { id, processes } = orphans[0]!;
    expect(await app.client.request('orphans.stop', { ids: [id] })).toEqual([]);
    expect(processes.filter(({ pid }) => isAlive(pid))).toEqual([]);
    expect(await app.client.request('orphans.list', {})).toEqual([]);
  });

  test('what is ignored goes on, and is not offered again', async () => {
    const killed = await startKillable(IGNORES_ALL);
    await killed.until(READY);
    process.kill(killed.guardian, 'SIGKILL');
    await kill(killed);
    const { engine, found } = await nextEngine(killed.state);
    const [orphan] = await found;
    onTestFinished(() => orphan!.processes.forEach(({ pid }) => isAlive(pid) && process.kill(pid, 'SIGKILL')));
    const client = connect(engine);
    expect(await client.request('orphans.ignore', { ids: null })).toEqual([]);
    expect(orphan!.processes.some(({ pid }) => isAlive(pid))).toBe(true);
    expect(await ledgers(killed.state)).toEqual([]);
  });
});

describe('After kill -9 of the engine alone', () => {
  test('nothing that can be found by its mark is left, and the ledger goes', async () => {
    const killed = await startKillable(`${IGNORES_ALL}clock: exec sleep 1000\n`);
    await killed.until(READY);
    const own = (await readFile(join(killed.state, 'engines', (await ledgers(killed.state))[0]!), 'utf8')).match(/"mark":"([0-9a-f]+)-/);
    expect(await processesWith(`DYNODECK_MARK=${own![1]}`)).not.toEqual([]);
    await kill(killed);
    await eventually(() => !isAlive(killed.guardian));
    expect(await processesWith(`DYNODECK_MARK=${own![1]}`)).toEqual([]);
    const { engine } = await nextEngine(killed.state);
    expect(await connect(engine).request('orphans.list', {})).toEqual([]);
    expect(await ledgers(killed.state)).toEqual([]);
  });

  test('what has hidden from everything else has gone, too', async () => {
    const killed = await startKillable(`worker: exec python3 ${join(PROGRAMS, 'stays.py')}\n`);
    await killed.until('member');
    const member = Number(/member (\d+)/.exec(killed.output())?.[1]);
    onTestFinished(() => void (isAlive(member) && process.kill(member, 'SIGKILL')));
    await kill(killed);
    await eventually(() => !isAlive(member) && !isAlive(killed.guardian));
    const { engine } = await nextEngine(killed.state);
    expect(await connect(engine).request('orphans.list', {})).toEqual([]);
  });
});

describe('Where neither perl nor python is there to keep what leaves its parents', () => {
  const [hide] = [WAYS.find(({ needs }) => needs === 'ruby')!];

  test.skipIf(!canHideFiles || !has('ruby'))('the guardian is told of what was seen before it hid', async () => {
    const folder = await makeFolder({});
    const run = [...WITHOUT('/usr/bin/perl', '/usr/bin/python3'), process.execPath];
    const killed = await startKillableEngine(program, `worker: ${hide.hide(folder, 1)}; exec sleep 1000\n`, { words: run });
    await eventually(() => hiddenPid(folder) !== null);
    const member = hiddenPid(folder)!;
    onTestFinished(() => void (isAlive(member) && process.kill(member, 'SIGKILL')));
    const [name] = await ledgers(killed.state);
    await eventually(() => readFileSync(join(killed.state, 'engines', name!), 'utf8').includes(`"pid":${member}`));
    await kill(killed);
    await eventually(() => !isAlive(killed.guardian));
    expect(isAlive(member)).toBe(false);
  });
});

describe('After kill -9 of the engine and of its guardian, what has hidden', () => {
  test('is on the ledger', async () => {
    const killed = await startKillable(`worker: exec python3 ${join(PROGRAMS, 'stays.py')}\n`);
    await killed.until(/member \d+\n/);
    const member = Number(/member (\d+)/.exec(killed.output())?.[1]);
    onTestFinished(() => void (isAlive(member) && process.kill(member, 'SIGKILL')));
    const [name] = await ledgers(killed.state);
    await eventually(() => readFileSync(join(killed.state, 'engines', name!), 'utf8').includes(`"pid":${member}`));
    process.kill(killed.guardian, 'SIGKILL');
    await kill(killed);
    const { engine, found } = await nextEngine(killed.state);
    expect((await found).flatMap(({ processes }) => processes.map(({ pid }) => pid))).toContain(member);
    expect(await connect(engine).request('orphans.stop', { ids: null })).toEqual([]);
    expect(isAlive(member)).toBe(false);
  });

  test('since the last look is found by its session leader, though the command has ended', async () => {
    const hide = `env -i setsid setsid -f sh -c 'while :; do sleep 1; done' </dev/null >/dev/null 2>&1`;
    const killed = await startKillable(`worker: echo ready; read line; ${hide}; echo $(pgrep -n -f 'while :; do sleep 1') >hidden\n`);
    await killed.until(READY);
    process.kill(killed.guardian, 'SIGKILL');
    await kill(killed);
    const hidden = (): string => readFileSync(join(killed.folder, 'hidden'), { encoding: 'utf8', flag: 'a+' }).trim();
    // The end of the terminal is the end of what the command reads.
    await eventually(() => hidden() !== '');
    onTestFinished(() => void (isAlive(Number(hidden())) && process.kill(Number(hidden()), 'SIGKILL')));
    const { engine, found } = await nextEngine(killed.state);
    expect((await found).flatMap(({ processes }) => processes.map(({ pid }) => pid))).toContain(Number(hidden()));
    expect(await connect(engine).request('orphans.stop', { ids: null })).toEqual([]);
    expect(isAlive(Number(hidden()))).toBe(false);
  });
});

describe('Who is no orphan', () => {
  test('a dyno of an engine that lives', async () => {
    const state = await makeStateFolder();
    const folder = await makeFolder({ Procfile: 'worker: exec sleep 1000\n' });
    const app = await openFolder(makeEngine({ stateFolder: state }), folder);
    await startAll(app);
    await app.untilState('worker.1', 'up');
    const other = connect(makeEngine({ stateFolder: state }));
    expect(await other.request('orphans.list', {})).toEqual([]);
    expect(await other.request('orphans.stop', { ids: null })).toEqual([]);
    expect(app.dyno('worker.1')?.state).toBe('up');
    expect(await ledgers(state)).toHaveLength(1);
  });

  test.each([
    ['started at another time', 'another time', bootId()],
    ['is of another run of the machine', null, 'another boot'],
  ])('a process that has the pid but %s', async (_, startedAt, boot) => {
    const state = await makeStateFolder();
    const bystander = spawn('sleep', ['1000'], { detached: true });
    onTestFinished(() => void bystander.kill('SIGKILL'));
    const pid = bystander.pid!;
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const at = startedAt ?? stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]!;
    const session = { kind: 'session' as const, pid, startedAt: at, mark: 'none', folder: '/app', dyno: 'web.1', command: 'x', at: 1 };
    await mkdir(join(state, 'engines'));
    await writeFile(
      join(state, 'engines', 'dead.ledger'),
      formatLedgerLine({ kind: 'engine', pid: 2 ** 22 + 1, startedAt: '1', boot }) + formatLedgerLine(session),
    );
    const client = connect(makeEngine({ stateFolder: state }));
    expect(await client.request('orphans.stop', { ids: null })).toEqual([]);
    expect(isAlive(pid)).toBe(true);
    expect(await ledgers(state)).toEqual([]);
  });

  test('anything once the engine has ended in good order', async () => {
    const state = await makeStateFolder();
    const folder = await makeFolder({ Procfile: 'worker: exec sleep 1000\n' });
    const app = await openFolder(makeEngine({ stateFolder: state }), folder);
    await startAll(app);
    await app.untilState('worker.1', 'up');
    expect(await ledgers(state)).toHaveLength(1);
    await app.engine.close();
    expect(await ledgers(state)).toEqual([]);
  });
});

test('a state folder that cannot be written is told once, and stops nothing', async () => {
  const state = join(await makeFolder({ file: '' }), 'file');
  const engine = makeEngine({ stateFolder: state });
  const notices: string[] = [];
  connect(engine).on('notice', ({ text }) => notices.push(text));
  const app = await openFolder(engine, await makeFolder({ Procfile: 'worker: exec sleep 1000\nclock: exec sleep 1000\n' }));
  await startAll(app);
  await app.until(({ dynos }) => dynos.every(({ state }) => state === 'up'));
  expect(notices).toHaveLength(1);
});

test('a program that connects first is told no notice, and takes none from the person who comes after it', async () => {
  const state = join(await makeFolder({ file: '' }), 'file');
  const engine = makeEngine({ stateFolder: state });
  const told: string[] = [];
  connect(engine, 'program').on('notice', ({ text }) => told.push(`program: ${text}`));
  const app = await openFolder(engine, await makeFolder({ Procfile: 'worker: exec sleep 1000\n' }), { reader: 'program' });
  await startAll(app);
  await app.untilState('worker.1', 'up');
  const heard = new Promise<string>((resolve) => connect(engine).on('notice', ({ text }) => resolve(text)));
  expect(await heard).toContain(state);
  expect(told).toEqual([]);
});
