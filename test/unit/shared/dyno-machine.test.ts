import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type DynoEvent,
  type Effect,
  isAlive,
  type Machine,
  newMachine,
  stateOf,
  step,
} from '../../../shared/dyno-machine.ts';

/** Runs events through the machine; the lines it logged and the other effects in order. */
function run(kind: Machine['kind'], events: DynoEvent[]): { machine: Machine; lines: string[]; effects: Effect['name'][] } {
  let machine = newMachine(kind);
  const lines: string[] = [];
  const effects: Effect['name'][] = [];
  for (const event of events) {
    const next = step(machine, event);
    machine = next.machine;
    for (const effect of next.effects) {
      if (effect.name === 'log') lines.push(effect.text);
      else effects.push(effect.name);
    }
  }
  return { machine, lines, effects };
}

const start: DynoEvent = { name: 'start' };
const spawnedWeb: DynoEvent = { name: 'spawned', command: 'node web.js', awaitsBind: true };
const spawnedWorker: DynoEvent = { name: 'spawned', command: 'node worker.js', awaitsBind: false };
const bound: DynoEvent = { name: 'bound' };
const exited = (status: number, goodRun = false): DynoEvent => ({ name: 'exited', status, goodRun });

describe('Lines of Heroku', () => {
  test('a web dyno is up only once its port is bound', () => {
    const { lines, machine } = run('formation', [start, spawnedWeb]);
    expect(lines).toEqual(['State changed from down to starting', 'Starting process with command `node web.js`']);
    expect(stateOf(machine)).toBe('starting');
    expect(run('formation', [start, spawnedWeb, bound]).lines.at(-1)).toBe('State changed from starting to up');
  });

  test('another type is up as soon as its process runs', () => {
    expect(run('formation', [start, spawnedWorker]).lines).toEqual([
      'State changed from down to starting',
      'Starting process with command `node worker.js`',
      'State changed from starting to up',
    ]);
  });

  test('stopping names the new state first, then SIGTERM, then the exit status', () => {
    const { lines, machine } = run('formation', [start, spawnedWorker, { name: 'stop' }, exited(143)]);
    expect(lines.slice(3)).toEqual([
      'State changed from up to down',
      'Stopping all processes with SIGTERM',
      'Process exited with status 143',
    ]);
    expect(machine.phase.name).toBe('down');
  });

  test('a restart says so, stops and starts again', () => {
    const { lines, effects } = run('formation', [start, spawnedWorker, { name: 'restart' }, exited(143), spawnedWorker]);
    expect(lines.slice(3)).toEqual([
      'Restarting',
      'State changed from up to starting',
      'Stopping all processes with SIGTERM',
      'Process exited with status 143',
      'Starting process with command `node worker.js`',
      'State changed from starting to up',
    ]);
    expect(effects).toEqual(['cancelRestart', 'spawn', 'terminate', 'spawn']);
  });

  test('what outlives the grace period is killed with R12', () => {
    const { lines, effects } = run('formation', [
      start,
      spawnedWorker,
      { name: 'stop' },
      { name: 'graceElapsed', seconds: 30 },
      exited(137),
    ]);
    expect(lines.slice(5)).toEqual([
      'Error R12 (Exit timeout) -> At least one process failed to exit within 30 seconds of SIGTERM',
      'Stopping remaining processes with SIGKILL',
      'Process exited with status 137',
    ]);
    expect(effects.at(-1)).toBe('kill');
  });

  test('a web dyno that binds nothing crashes with R10', () => {
    const { lines, machine } = run('formation', [
      start,
      spawnedWeb,
      { name: 'bootElapsed', seconds: 60, boundInstead: 3000 },
      exited(137),
    ]);
    expect(lines.slice(2)).toEqual([
      'Error R10 (Boot timeout) -> Web process failed to bind to $PORT within 60 seconds of launch',
      'It listens on port 3000 instead: use the PORT variable',
      'Stopping process with SIGKILL',
      'Process exited with status 137',
      'State changed from starting to crashed',
    ]);
    expect(stateOf(machine)).toBe('crashed');
  });
});

describe('Crashes', () => {
  test('an exit nobody asked for is a crash, even with status 0', () => {
    const { lines, machine } = run('formation', [start, spawnedWorker, exited(0)]);
    expect(lines.slice(3)).toEqual(['Process exited with status 0', 'State changed from up to crashed']);
    expect(machine.phase.name).toBe('crashed');
  });

  test('crashes in a row are counted until a good run or a manual start', () => {
    const again: DynoEvent[] = [{ name: 'restartDue' }, spawnedWorker, exited(1)];
    expect(run('formation', [start, spawnedWorker, exited(1), ...again, ...again]).machine.crashes).toBe(3);
    expect(run('formation', [start, spawnedWorker, exited(1), ...again, { name: 'restartDue' }, spawnedWorker, exited(1, true)]).machine.crashes).toBe(1);
    expect(run('formation', [start, spawnedWorker, exited(1), ...again, start, spawnedWorker, exited(1)]).machine.crashes).toBe(1);
  });

  test('stopping a crashed dyno takes its pending restart away', () => {
    const { machine, effects } = run('formation', [start, spawnedWorker, exited(1), { name: 'stop' }, { name: 'restartDue' }]);
    expect(machine.phase.name).toBe('down');
    expect(effects.slice(-2)).toEqual(['crash', 'cancelRestart']);
  });

  test('a start that is refused leaves it crashed, without restarts', () => {
    const { machine, effects, lines } = run('formation', [start, { name: 'refused', reason: 'Port 5001 is in use.' }]);
    expect(machine.phase.name).toBe('crashed');
    expect(effects).toEqual(['cancelRestart', 'spawn', 'failure']);
    expect(lines).toContain('Port 5001 is in use.');
  });
});

describe('Changes of mind', () => {
  test('a start while stopping waits for the end, then starts', () => {
    const { machine, effects } = run('formation', [start, spawnedWorker, { name: 'stop' }, start, exited(143)]);
    expect(machine.phase.name).toBe('starting');
    expect(effects.filter((name) => name === 'spawn')).toHaveLength(2);
  });

  test('a stop during a restart ends it down', () => {
    const { machine } = run('formation', [start, spawnedWorker, { name: 'restart' }, { name: 'stop' }, exited(143)]);
    expect(machine.phase.name).toBe('down');
  });

  test('a stop before the process exists ends it without a process', () => {
    const { machine, lines } = run('formation', [start, { name: 'stop' }, { name: 'notStarted' }]);
    expect(machine.phase.name).toBe('down');
    expect(lines.at(-1)).toBe('Stopping all processes with SIGTERM');
  });

  test('killing during a restart hurries the end and still restarts', () => {
    const { machine } = run('formation', [start, spawnedWorker, { name: 'restart' }, { name: 'kill' }, exited(137)]);
    expect(machine.phase.name).toBe('starting');
  });
});

describe('One-off dynos', () => {
  test('they end complete and are never restarted', () => {
    const { machine, lines, effects } = run('one-off', [start, spawnedWorker, exited(3), start, { name: 'restart' }]);
    expect(lines.at(-2)).toBe('Process exited with status 3');
    expect(lines.at(-1)).toBe('State changed from up to complete');
    expect(machine.phase.name).toBe('complete');
    expect(effects).toEqual(['cancelRestart', 'spawn']);
  });
});

test('whatever happens in whatever order, processes are alive only in phases that may own them', () => {
  const anyEvent = fc.constantFrom<DynoEvent>(
    start,
    { name: 'stop' },
    { name: 'restart' },
    { name: 'kill' },
    spawnedWeb,
    spawnedWorker,
    { name: 'refused', reason: 'no' },
    { name: 'notStarted' },
    bound,
    exited(1),
    exited(0, true),
    { name: 'graceElapsed', seconds: 30 },
    { name: 'bootElapsed', seconds: 60, boundInstead: null },
    { name: 'restartDue' },
  );
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 40 }), fc.constantFrom<Machine['kind']>('formation', 'one-off'), (events, kind) => {
      let machine = newMachine(kind);
      for (const event of events) {
        const before = machine;
        const next = step(machine, event);
        machine = next.machine;
        const spawns = next.effects.filter(({ name }) => name === 'spawn').length;
        expect(spawns).toBeLessThanOrEqual(1);
        // A second process is never started beside one that may live.
        if (spawns === 1 && isAlive(before)) expect(['exited', 'notStarted']).toContain(event.name);
        if (spawns === 1) expect(machine.phase.name).toBe('starting');
        if (kind === 'one-off') expect(machine.phase.name).not.toBe('crashed');
      }
    }),
  );
});
