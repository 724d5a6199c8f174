import { describe, expect, it } from 'vitest';
import { isAlive, program, runDyno } from './running-dyno.ts';

const DYNOS = 30;

describe('terminate', () => {
  it.each(['own-groups.py', 'own-session.py', 'daemon.py', 'forgets-mark.py'])('reaches every process of %s', async (name) => {
    const dyno = runDyno(program(name), { STAY: '1' });
    const [, member] = await dyno.until(/member (\d+)/);
    dyno.process.terminate();
    expect(await dyno.exit).toBe(143);
    expect(dyno.survivors()).toEqual([]);
    expect(isAlive(Number(member))).toBe(false);
  });

  it('reaches a command that has not even been forked yet', async () => {
    const dyno = runDyno('exec sleep 600');
    dyno.process.terminate();
    expect(await dyno.exit).toBe(143);
  });

  it('leaves it to kill() to end what ignores SIGTERM', async () => {
    const dyno = runDyno(program('ignores-term.sh'));
    await dyno.until(/ready/);
    dyno.process.terminate();
    expect(dyno.process.countAlive()).toBeGreaterThan(0);
    dyno.process.kill();
    expect(await dyno.exit).toBe(137);
    expect(dyno.process.countAlive()).toBe(0);
    expect(dyno.survivors()).toEqual([]);
  });

  it('gives leftovers of the command all the time until kill()', async () => {
    const dyno = runDyno(`(trap '' TERM; echo ready; sleep 1.5; echo finished) & wait`);
    await dyno.until(/ready/);
    dyno.process.terminate();
    expect(await dyno.commandExit).toBe(143);
    await dyno.exit;
    expect(dyno.output().toString()).toContain('finished');
  });

  it('sends one SIGTERM to each process, however long it takes', async () => {
    const dyno = runDyno(program('counts-terms.py'));
    await dyno.until(/ready/);
    dyno.process.terminate();
    await dyno.exit;
    expect(dyno.output().toString()).toContain('terms 1\r\n');
  });

  it('lets a command clean up with programs that it starts for that', async () => {
    const dyno = runDyno(`trap 'sleep 1; echo "clean up: $?"; exit 3' TERM; echo ready; while :; do sleep 0.1; done`);
    await dyno.until(/ready/);
    dyno.process.terminate();
    expect(await dyno.exit).toBe(3);
    expect(dyno.output().toString()).toContain('clean up: 0\r\n');
  });

  it('wakes what is stopped, so that it can end', async () => {
    const dyno = runDyno('echo ready; kill -STOP $$; echo woken');
    await dyno.until(/ready/);
    dyno.process.terminate();
    expect(await dyno.exit).toBe(143);
  });

  it('wakes what stops itself once it has been told to end', async () => {
    const dyno = runDyno(`trap 'kill -STOP $$; exit 3' TERM; echo ready; while :; do sleep 0.1; done`);
    await dyno.until(/ready/);
    dyno.process.terminate();
    expect(await dyno.exit).toBe(3);
  });

  it('ends a dyno whose output was stopped with Ctrl-S', async () => {
    const dyno = runDyno('echo ready; read line; while :; do echo more; done');
    await dyno.until(/ready/);
    dyno.type('\x13');
    dyno.process.terminate();
    expect(await dyno.exit).toBe(143);
  });

  it(`ends ${DYNOS} dynos together, with nothing left`, async () => {
    const dynos = Array.from({ length: DYNOS }, () => runDyno('echo ready; sleep 600 & exec sleep 600'));
    await Promise.all(dynos.map((dyno) => dyno.until(/ready/)));
    for (const dyno of dynos) dyno.process.terminate();
    const statuses = await Promise.all(dynos.map((dyno) => dyno.exit));
    expect(new Set(statuses)).toEqual(new Set([143]));
    expect(dynos.flatMap((dyno) => dyno.survivors())).toEqual([]);
  });
});

describe('kill', () => {
  it('ends a flood without newlines', async () => {
    const dyno = runDyno(program('flood.mjs'));
    await dyno.until(/x{1000}/);
    dyno.process.kill();
    expect(await dyno.exit).toBe(137);
    expect(dyno.survivors()).toEqual([]);
  });

  it('ends a daemon that ignores everything it can', async () => {
    const dyno = runDyno(program('daemon.py'), { STAY: '1', IGNORE: 'SIGTERM SIGHUP SIGINT' });
    await dyno.until(/ready/);
    dyno.process.kill();
    await dyno.exit;
    expect(dyno.survivors()).toEqual([]);
  });
});

describe('hangUp', () => {
  it('ends an interactive shell and its jobs, which SIGTERM would not', async () => {
    const dyno = runDyno('exec bash --norc --noprofile -i');
    dyno.type('sleep 600 &\recho rea""dy\r');
    await dyno.until(/ready/);
    dyno.process.hangUp();
    expect(await dyno.exit).toBe(129);
    expect(dyno.survivors()).toEqual([]);
  });
});

describe('a command that ends by itself', () => {
  it.each(['leaves-job.sh', 'daemon.py'])('takes what it leaves behind with it: %s', async (name) => {
    const dyno = runDyno(program(name));
    await dyno.until(/ready/);
    await dyno.exit;
    expect(dyno.survivors()).toEqual([]);
  });
});
