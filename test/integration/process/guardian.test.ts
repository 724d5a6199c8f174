import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { beforeAll, describe, expect, it, onTestFinished, test } from 'vitest';
import { startOf } from '../../../electron/engine/system/process-table/process-start.ts';
import { bundle } from './bundle.ts';
import { eventually, isAlive, processesWith, program } from './running-dyno.ts';

let standIn: string;
beforeAll(async () => {
  standIn = await bundle('engine-stand-in.ts');
});

async function startEngine(run: string, commands: string[]): Promise<ChildProcessByStdio<null, Readable, null>> {
  const env = { ...process.env, TEST_RUN: run, STAY: '1' };
  const engine = spawn(process.execPath, [standIn, ...commands], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  for await (const chunk of engine.stdout.iterator({ destroyOnReturn: false })) {
    output += chunk;
    if (output.split('ready').length > commands.length) break;
  }
  engine.stdout.resume();
  return engine;
}

/** Of this engine: other tests may run others. */
function guardians(engine: number): number[] {
  const children = readFileSync(`/proc/${engine}/task/${engine}/children`, 'utf8').trim().split(' ');
  return children.map(Number).filter(isGuardian);
}

function isGuardian(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('dynodeck-guardian');
  } catch {
    return false;
  }
}

describe('when the engine is killed', () => {
  it('none of its dynos stays, however it tries, and neither does the guardian', async () => {
    const run = randomUUID();
    const engine = await startEngine(run, [
      'echo ready; exec sleep 600',
      program('ignores-hup.sh'),
      program('own-groups.py'),
      program('own-session.py'),
      `IGNORE=SIGHUP ${program('daemon.py')}`,
    ]);
    expect(processesWith(`TEST_RUN=${run}`).length).toBeGreaterThan(8);
    const started = guardians(engine.pid!);
    expect(started).toHaveLength(1);
    engine.kill('SIGKILL');
    await once(engine, 'exit');
    await eventually(() => processesWith(`TEST_RUN=${run}`).length === 0);
    await eventually(() => !isGuardian(started[0]!));
  });

  it('what ignores SIGTERM is killed a little later', async () => {
    const run = randomUUID();
    const engine = await startEngine(run, [`trap '' HUP; ${program('ignores-term.sh')}`]);
    expect(processesWith(`TEST_RUN=${run}`)).not.toEqual([]);
    engine.kill('SIGKILL');
    await once(engine, 'exit');
    await eventually(() => processesWith(`TEST_RUN=${run}`).length === 0);
  });
});

test('The guardian ends a member it was told of, and nobody who has the pid of one that has ended', async () => {
  const [member, bystander] = [spawn('sleep', ['600'], { detached: true }), spawn('sleep', ['600'], { detached: true })];
  onTestFinished(() => void [member, bystander].map((child) => child.kill('SIGKILL')));
  const told = [`${member.pid}:${startOf(member.pid!)}`, `${bystander.pid}:${Number(startOf(bystander.pid!)) - 1}`];
  const engine = spawn(process.execPath, [await bundle('tells-guardian.ts'), ...told], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(engine.stdout, 'data');
  const [guardian] = guardians(engine.pid!);
  engine.kill('SIGKILL');
  await Promise.all([once(engine, 'exit'), once(member, 'exit')]);
  await eventually(() => !isGuardian(guardian!));
  expect([member.signalCode, isAlive(bystander.pid!)]).toEqual(['SIGTERM', true]);
});
