import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { bundle } from './bundle.ts';
import { canHideFiles, has, HIDDEN, hiddenPid, type Way, WAYS, WITHOUT } from './hiding.ts';
import { eventually, isAlive, readEnvironment, runDyno } from './running-dyno.ts';

const PATH = { PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` };
/** Servers of others tell nobody that they were asked to end. */
const NAMELESS = /nginx|php-fpm/;

let standIn: string;
beforeAll(async () => {
  standIn = await bundle('engine-stand-in.ts');
});

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dynodeck-hidden-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The pid once there is one; ended after the test, should it have got away. */
async function hidden(folder: string): Promise<number> {
  await eventually(() => hiddenPid(folder) !== null);
  const pid = hiddenPid(folder)!;
  onTestFinished(() => void (isAlive(pid) && process.kill(pid, 'SIGKILL')));
  return pid;
}

function wasAsked(folder: string, { name }: Way): boolean {
  return NAMELESS.test(name) || existsSync(join(folder, 'asked'));
}

describe.each(WAYS)('What $name', (way) => {
  it.skipIf(!has(way.needs))('is asked to end, and has gone, when its dyno is stopped', async () => {
    const folder = makeFolder();
    const dyno = runDyno(`${way.hide(folder)}\nexec sleep 600`, PATH);
    const pid = await hidden(folder);
    expect(readEnvironment(pid).filter((pair) => pair.startsWith('DYNODECK_MARK='))).toEqual([]);
    dyno.process.terminate();
    await dyno.exit;
    expect([isAlive(pid), wasAsked(folder, way)]).toEqual([false, true]);
  });

  it.skipIf(!has(way.needs))('is asked to end, and has gone, when the command has ended by itself', async () => {
    const folder = makeFolder();
    const dyno = runDyno(`${way.hide(folder)}; while ! [ -s ${folder}/pid ]; do sleep 0.01; done; cat ${folder}/pid >${folder}/kept`, PATH);
    const pid = await hidden(folder);
    expect(await dyno.exit).toBe(0);
    expect([isAlive(pid), wasAsked(folder, way)]).toEqual([false, true]);
  });

  it.skipIf(!has(way.needs))('is asked to end, and has gone, when the engine is killed', async () => {
    const folder = makeFolder();
    const env = { ...process.env, ...PATH };
    const engine = spawn(process.execPath, [standIn, `${way.hide(folder)}\nexec sleep 600`], { env, stdio: 'ignore' });
    const pid = await hidden(folder);
    engine.kill('SIGKILL');
    await once(engine, 'exit');
    await eventually(() => !isAlive(pid));
    expect(wasAsked(folder, way)).toBe(true);
  });
});

const [HARDEST] = WAYS as [Way];

describe('What has hidden and ignores SIGTERM', () => {
  const stubborn = (folder: string): string => HARDEST.hide(`${folder} stubborn`);

  it('is killed with the others when the grace period is over', async () => {
    const folder = makeFolder();
    const dyno = runDyno(`${stubborn(folder)}\nexec sleep 600`);
    const pid = await hidden(folder);
    dyno.process.terminate();
    await dyno.commandExit;
    await eventually(() => existsSync(join(folder, 'asked')));
    expect(dyno.process.countAlive()).toBeGreaterThan(0);
    dyno.process.kill();
    await dyno.exit;
    expect(isAlive(pid)).toBe(false);
  });

  it('is killed by the guardian, though the command has ended long before it', async () => {
    const folder = makeFolder();
    const engine = spawn(process.execPath, [standIn, `${stubborn(folder)}\nexec sleep 600`], { stdio: 'ignore' });
    const pid = await hidden(folder);
    engine.kill('SIGKILL');
    await once(engine, 'exit');
    await eventually(() => !isAlive(pid));
    expect(existsSync(join(folder, 'asked'))).toBe(true);
  });
});

describe('What is not of the dyno is left alone', () => {
  it('when it works in the same folder, or is hidden in the same way by another dyno', async () => {
    const [folder, other] = [makeFolder(), makeFolder()];
    const shell = spawn('sh', ['-c', 'while :; do sleep 1; done'], { cwd: folder, detached: true, stdio: 'ignore', env: {} });
    onTestFinished(() => void shell.kill('SIGKILL'));
    const dyno = runDyno(`cd ${folder}; ${HARDEST.hide(folder)}\nexec sleep 600`);
    const neighbour = runDyno(`cd ${folder}; ${HARDEST.hide(other)}\nexec sleep 600`);
    const [pid, neighbours] = [await hidden(folder), await hidden(other)];
    dyno.process.terminate();
    await dyno.exit;
    expect([isAlive(pid), isAlive(neighbours), isAlive(shell.pid!)]).toEqual([false, true, true]);
    neighbour.process.terminate();
    await neighbour.exit;
    expect([isAlive(neighbours), isAlive(shell.pid!)]).toEqual([false, true]);
  });

  it('when the engine is killed, and the other belongs to an engine that lives', async () => {
    const [folder, other] = [makeFolder(), makeFolder()];
    const engine = spawn(process.execPath, [standIn, `${HARDEST.hide(folder)}\nexec sleep 600`], { cwd: folder, stdio: 'ignore' });
    runDyno(`cd ${folder}; ${HARDEST.hide(other)}\nexec sleep 600`);
    const [pid, neighbours] = [await hidden(folder), await hidden(other)];
    engine.kill('SIGKILL');
    await once(engine, 'exit');
    await eventually(() => !isAlive(pid));
    expect(isAlive(neighbours)).toBe(true);
  });
});

describe('Where perl is missing', () => {
  it.skipIf(!canHideFiles)('python does the same', async () => {
    const folder = makeFolder();
    const [unshare = '', ...words] = WITHOUT('/usr/bin/perl');
    const command = `${HARDEST.hide(folder)}\ngrep SigIgn /proc/self/status >${folder}/signals; env >${folder}/env; exec sleep 600`;
    const engine = spawn(unshare, [...words, process.execPath, standIn, command], { env: { ...process.env, LC_ALL: 'C' }, stdio: 'ignore' });
    const pid = await hidden(folder);
    await eventually(() => existsSync(join(folder, 'env')) && readFileSync(join(folder, 'env'), 'utf8').includes('DYNODECK_MARK='));
    expect(readFileSync(join(folder, 'signals'), 'utf8')).toMatch(/:\t0+\n$/);
    expect(readFileSync(join(folder, 'env'), 'utf8')).not.toMatch(/^LC_CTYPE=/m);
    engine.kill('SIGKILL');
    await once(engine, 'exit');
    await eventually(() => !isAlive(pid));
    expect(existsSync(join(folder, 'asked'))).toBe(true);
  });

  it.skipIf(!canHideFiles)('and python too, dynos run all the same, and are ended by their mark', async () => {
    const [unshare = '', ...words] = WITHOUT('/usr/bin/perl', '/usr/bin/python3');
    const folder = makeFolder();
    const command = `setsid -f sh ${HIDDEN} ${folder}; exec sleep 600`;
    const engine = spawn(unshare, [...words, process.execPath, standIn, command], { stdio: 'ignore' });
    const pid = await hidden(folder);
    engine.kill('SIGKILL');
    await once(engine, 'exit');
    await eventually(() => !isAlive(pid));
    expect(existsSync(join(folder, 'asked'))).toBe(true);
  });
});

it('A dyno is told nothing by the interpreter that runs before it, whatever its variables ask for', async () => {
  const dyno = runDyno('grep SigIgn /proc/self/status', { PERL5OPT: '-Mnone', LC_ALL: 'xx_YY', PERL5DB: 'x', PYTHONPATH: '/x' });
  await dyno.exit;
  expect(dyno.output().toString()).toMatch(/^SigIgn:\t0+\r\n$/);
});
