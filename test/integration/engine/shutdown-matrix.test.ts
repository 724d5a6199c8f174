import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundle } from '../process/bundle.ts';
import { eventually, isAlive, processesWith, program } from '../process/running-dyno.ts';
import { type KillableEngine, startKillableEngine } from './killable-engine.ts';

/** The rows of docs/heroku-local.md §6: what a runner finds itself with when it has to end. */
const CHILDREN: [string, string][] = [
  ['that obeys', program('waits.py')],
  ['that ignores SIGTERM', program('ignores-term.sh')],
  ['that ignores SIGHUP', program('ignores-hup.sh')],
  ['with grandchildren in groups of their own', program('own-groups.py')],
  ['with a child in a session of its own', program('own-session.py')],
  ['with a daemon that has forked twice', `STAY=1 IGNORE=SIGHUP ${program('daemon.py')}`],
];

let engineProgram: string;
beforeAll(async () => {
  engineProgram = await bundle('killable-engine.ts');
});

async function runAll(run: string, commands: string[]): Promise<KillableEngine> {
  const procfile = commands.map((command, index) => `type${index}: ${command}\n`).join('');
  const engine = await startKillableEngine(engineProgram, procfile, { env: { TEST_RUN: run } });
  await engine.until('ready', commands.length);
  return engine;
}

describe.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('After %s to the engine', (signal) => {
  test.each(CHILDREN)('nothing is left of a dyno %s', async (_, command) => {
    const run = randomUUID();
    const engine = await runAll(run, [command]);
    expect(processesWith(`TEST_RUN=${run}`).length).toBeGreaterThan(2);
    engine.process.kill(signal);
    await once(engine.process, 'exit');
    await eventually(() => processesWith(`TEST_RUN=${run}`).length === 0);
  });

  test('nothing is left of all of them at once', async () => {
    const run = randomUUID();
    const engine = await runAll(run, CHILDREN.map(([, command]) => command));
    engine.process.kill(signal);
    const [status] = await once(engine.process, 'exit');
    expect(status).toBe(0);
    expect(processesWith(`TEST_RUN=${run}`)).toEqual([]);
  });
});

describe('After SIGKILL to the engine', () => {
  test('nothing is left of any of them a little later', async () => {
    const run = randomUUID();
    const engine = await runAll(run, CHILDREN.map(([, command]) => command));
    engine.process.kill('SIGKILL');
    await once(engine.process, 'exit');
    await eventually(() => !isAlive(engine.guardian));
    expect(processesWith(`TEST_RUN=${run}`)).toEqual([]);
  });
});
