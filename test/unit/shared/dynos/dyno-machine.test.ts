import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type DynoEvent,
  type Effect,
  type Machine,
  newMachine,
  stateOf,
  step,
} from '../../../../shared/dynos/dyno-machine.ts';

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

const ELSEWHERE = 'It listens on port 3000 instead of 5001: use the PORT variable';
const start: DynoEvent = { name: 'start' };
const spawnedWeb: DynoEvent = { name: 'spawned', command: 'node web.js', awaitsBind: true };
const spawnedWorker: DynoEvent = { name: 'spawned', command: 'node worker.js', awaitsBind: false };
const bound: DynoEvent = { name: 'bound' };
const departed = (status: number, latest = true): DynoEvent => ({ name: 'departed', status, latest });
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
    const { lines, machine } = run('formation', [start, spawnedWorker, { name: 'stop' }, departed(143)]);
    expect(lines.slice(3)).toEqual([
      'State changed from up to down',
      'Stopping all processes with SIGTERM',
      'Process exited with status 143',
    ]);
    expect(machine.phase.name).toBe('down');
  });

  test('a restart says so, tells the old process to end and starts the new one beside it', () => {
    const { lines, effects } = run('formation', [start, spawnedWorker, { name: 'restart' }, spawnedWorker, departed(143)]);
    expect(lines.slice(3)).toEqual([
      'Restarting',
      'State changed from up to starting',
      'Stopping all processes with SIGTERM',
      'Starting process with command `node worker.js`',
      'State changed from starting to up',
      'Process exited with status 143',
    ]);
    expect(effects).toEqual(['cancelRestart', 'spawn', 'dismiss', 'spawn']);
  });

  test('an old process that ends while the new one is starting does not change its state', () => {
    const { machine } = run('formation', [start, spawnedWeb, bound, { name: 'restart' }, departed(0), spawnedWeb]);
    expect(stateOf(machine)).toBe('starting');
  });

  test('a web dyno that binds nothing crashes with R10', () => {
    const { lines, machine, effects } = run('formation', [
      start,
      spawnedWeb,
      { name: 'bootElapsed', seconds: 60, instead: ELSEWHERE, isKilled: true },
      departed(137),
    ]);
    expect(lines.slice(2)).toEqual([
      'Error R10 (Boot timeout) -> Web process failed to bind to $PORT within 60 seconds of launch',
      ELSEWHERE,
      'Stopping process with SIGKILL',
      'Process exited with status 137',
      'State changed from starting to crashed',
    ]);
    expect(stateOf(machine)).toBe('crashed');
    expect(effects.at(-1)).toBe('crash');
  });

  test('a web dyno that is taken with another port is up, and is told R10 all the same', () => {
    const taken: DynoEvent = { name: 'boundElsewhere', instead: ELSEWHERE };
    const r10: DynoEvent = { name: 'bootElapsed', seconds: 60, instead: ELSEWHERE, isKilled: false };
    const { lines, machine, effects } = run('formation', [start, spawnedWeb, taken, r10]);
    expect(lines.slice(2)).toEqual([
      ELSEWHERE,
      'State changed from starting to up',
      'Error R10 (Boot timeout) -> Web process failed to bind to $PORT within 60 seconds of launch',
      ELSEWHERE,
      'Heroku would stop it now; here it goes on, as exact rules are off',
    ]);
    expect(stateOf(machine)).toBe('up');
    expect(effects).not.toContain('dismiss');
  });

  test('a web dyno that listens on several other ports is up after R10', () => {
    const r10: DynoEvent = { name: 'bootElapsed', seconds: 60, instead: ELSEWHERE, isKilled: false };
    const { machine, effects } = run('formation', [start, spawnedWeb, r10]);
    expect(stateOf(machine)).toBe('up');
    expect(effects).not.toContain('dismiss');
  });

  test('a dyno that is restarted while R10 ends it has not crashed', () => {
    const r10: DynoEvent = { name: 'bootElapsed', seconds: 60, instead: null, isKilled: true };
    const { machine, effects } = run('formation', [start, spawnedWeb, r10, { name: 'restart' }, departed(137)]);
    expect(stateOf(machine)).toBe('starting');
    expect(effects).not.toContain('crash');
  });

  test('the end of an older process is not taken for that of the one that R10 ends', () => {
    const r10: DynoEvent = { name: 'bootElapsed', seconds: 60, instead: null, isKilled: true };
    const events = [start, spawnedWeb, { name: 'restart' }, spawnedWeb, r10] as DynoEvent[];
    expect(run('formation', [...events, departed(143, false)]).machine.phase.name).toBe('ending');
    expect(run('formation', [...events, departed(143, false), departed(137)]).machine.phase.name).toBe('crashed');
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
    const busy = { name: 'refused', reason: 'Port 5001 is in use.', cause: 'port-busy' } as const;
    const { machine, effects, lines } = run('formation', [start, busy]);
    expect(machine.phase.name).toBe('crashed');
    expect(effects).toEqual(['cancelRestart', 'spawn', 'failure']);
    expect(lines).toContain('Port 5001 is in use.');
  });
});

describe('Changes of mind', () => {
  test('a start after a stop starts a process beside the one that is on its way out', () => {
    const { machine, effects } = run('formation', [start, spawnedWorker, { name: 'stop' }, start, departed(143)]);
    expect(machine.phase.name).toBe('starting');
    expect(effects).toEqual(['cancelRestart', 'spawn', 'dismiss', 'cancelRestart', 'spawn']);
  });

  test('a stop during a restart ends it down, and dismisses the new process too', () => {
    const { machine, effects } = run('formation', [start, spawnedWorker, { name: 'restart' }, spawnedWorker, { name: 'stop' }]);
    expect(machine.phase.name).toBe('down');
    expect(effects.filter((name) => name === 'dismiss')).toHaveLength(2);
  });

  test('a stop before the process exists ends it without a process', () => {
    const { machine, lines } = run('formation', [start, { name: 'stop' }]);
    expect(machine.phase.name).toBe('down');
    expect(lines.at(-1)).toBe('Stopping all processes with SIGTERM');
    expect(run('one-off', [start, { name: 'stop' }, { name: 'notStarted' }]).machine.phase.name).toBe('complete');
  });

  test('a change makes the next crash a first one, and does not let a crashed dyno wait', () => {
    const crashed = [start, spawnedWorker, exited(1), { name: 'restartDue' }, spawnedWorker, exited(1)] as DynoEvent[];
    const { machine, effects } = run('formation', [...crashed, { name: 'changed' }, { name: 'restartDue' }, spawnedWorker]);
    expect(effects.filter((name) => name === 'hurryRestart')).toHaveLength(1);
    expect(machine.crashes).toBe(0);
    expect(run('formation', [start, { name: 'changed' }]).effects).not.toContain('hurryRestart');
  });
});

describe('Sleeping', () => {
  const idle: DynoEvent = { name: 'idle' };
  const unidle: DynoEvent = { name: 'unidle' };
  const asleep = [start, spawnedWeb, bound, idle, departed(143)] as DynoEvent[];

  test('a web dyno falls asleep and wakes up in the words of Heroku, which calls it down meanwhile', () => {
    const { lines, machine, effects } = run('formation', [...asleep, unidle, spawnedWeb]);
    expect(lines.slice(3)).toEqual([
      'Idling',
      'State changed from up to down',
      'Stopping all processes with SIGTERM',
      'Process exited with status 143',
      'Unidling',
      'State changed from down to starting',
      'Starting process with command `node web.js`',
    ]);
    expect(stateOf(machine)).toBe('starting');
    expect(effects.slice(-3)).toEqual(['dismiss', 'spawn', 'awaitBind']);
    expect(stateOf(run('formation', asleep).machine)).toBe('idle');
  });

  test('one that sleeps can be started, restarted and stopped as one that is down', () => {
    expect(run('formation', [...asleep, start]).lines.at(-1)).toBe('State changed from down to starting');
    expect(run('formation', [...asleep, { name: 'restart' }]).effects.at(-1)).toBe('spawn');
    for (const end of [{ name: 'stop' }, { name: 'kill' }] as DynoEvent[]) {
      const { machine, lines } = run('formation', [...asleep, end, unidle]);
      expect(machine.phase.name).toBe('down');
      expect(lines.at(-1)).toBe('Process exited with status 143');
    }
  });

  test('what crashed sleeps too, without its restart; what was stopped and one-offs do not', () => {
    const { machine, effects } = run('formation', [start, spawnedWorker, exited(1), idle, { name: 'restartDue' }]);
    expect(machine.phase.name).toBe('idle');
    expect(effects.at(-1)).toBe('cancelRestart');
    expect(run('formation', [start, spawnedWorker, { name: 'stop' }, idle, unidle]).machine.phase.name).toBe('down');
    expect(run('one-off', [start, spawnedWorker, idle]).machine.phase.name).toBe('up');
  });

  test('a dyno that R10 ends while it falls asleep has not crashed', () => {
    const r10: DynoEvent = { name: 'bootElapsed', seconds: 60, instead: null, isKilled: true };
    const { machine, effects } = run('formation', [start, spawnedWeb, r10, idle, departed(137)]);
    expect(machine.phase.name).toBe('idle');
    expect(effects).not.toContain('crash');
  });
});

describe('Cycling', () => {
  test('is a restart under another name', () => {
    const { lines, effects } = run('formation', [start, spawnedWorker, { name: 'cycle' }, spawnedWorker, departed(143)]);
    expect(lines.slice(3, 6)).toEqual(['Cycling', 'State changed from up to starting', 'Stopping all processes with SIGTERM']);
    expect(effects).toEqual(['cancelRestart', 'spawn', 'dismiss', 'spawn']);
  });

  test('ends a one-off, and is nothing to a dyno that does not run', () => {
    const { lines, machine } = run('one-off', [start, spawnedWorker, { name: 'cycle' }, departed(143)]);
    expect(lines.slice(3)).toEqual([
      'Cycling',
      'Stopping all processes with SIGTERM',
      'Process exited with status 143',
      'State changed from up to complete',
    ]);
    expect(machine.phase.name).toBe('complete');
    for (const before of [[], [start, spawnedWorker, exited(1)]] as DynoEvent[][]) {
      expect(run('formation', [...before, { name: 'cycle' }]).lines).not.toContain('Cycling');
    }
  });
});

describe('R15', () => {
  const exceeded: DynoEvent = {
    name: 'quotaExceeded',
    lines: ['Process running mem=1038M(202.8%)', 'Error R15 (Memory quota vastly exceeded)'],
  };

  test('kills the dyno, which has then crashed', () => {
    const { lines, effects, machine } = run('formation', [start, spawnedWorker, exceeded, departed(137)]);
    expect(lines.slice(3)).toEqual([
      ...exceeded.lines,
      'Stopping process with SIGKILL',
      'Process exited with status 137',
      'State changed from up to crashed',
    ]);
    expect(effects.slice(-2)).toEqual(['dismiss', 'crash']);
    expect(machine.crashes).toBe(1);
  });

  test('of a web dyno that still boots leads from starting to crashed, of a one-off to complete', () => {
    expect(run('formation', [start, spawnedWeb, exceeded, departed(137)]).lines.at(-1)).toBe('State changed from starting to crashed');
    expect(run('one-off', [start, spawnedWorker, exceeded, departed(137)]).lines.at(-1)).toBe('State changed from up to complete');
    expect(run('formation', [start, spawnedWorker, exceeded, exceeded]).effects.filter((name) => name === 'dismiss')).toHaveLength(1);
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

  test('one that is stopped is up until it has ended, and a restart is not for it', () => {
    const stopped = run('one-off', [start, spawnedWorker, { name: 'stop' }, { name: 'stop' }, { name: 'restart' }]);
    expect(stateOf(stopped.machine)).toBe('up');
    expect(stopped.effects).toEqual(['cancelRestart', 'spawn', 'dismiss']);
    expect(run('one-off', [start, spawnedWorker, { name: 'stop' }, departed(129)]).lines.at(-1)).toBe('State changed from up to complete');
    expect(run('one-off', [start, spawnedWorker, { name: 'restart' }]).effects).toEqual(['cancelRestart', 'spawn']);
  });
});

const ONLY_WHILE_RUNNING: ReadonlySet<DynoEvent['name']> = new Set(['exited', 'bound', 'boundElsewhere', 'bootElapsed']);

test('whatever happens in whatever order, there is never a second process that nobody has dismissed', () => {
  const anyEvent = fc.constantFrom<DynoEvent>(
    start,
    { name: 'stop' },
    { name: 'restart' },
    { name: 'kill' },
    { name: 'idle' },
    { name: 'unidle' },
    { name: 'cycle' },
    { name: 'quotaExceeded', lines: ['Error R15 (Memory quota vastly exceeded)'] },
    { name: 'changed' },
    spawnedWeb,
    spawnedWorker,
    { name: 'refused', reason: 'no', cause: 'refused' },
    bound,
    exited(1),
    exited(0, true),
    departed(143),
    departed(143, false),
    { name: 'bootElapsed', seconds: 60, instead: null, isKilled: true },
    { name: 'bootElapsed', seconds: 60, instead: ELSEWHERE, isKilled: false },
    { name: 'boundElsewhere', instead: ELSEWHERE },
    { name: 'restartDue' },
  );
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 40 }), fc.constantFrom<Machine['kind']>('formation', 'one-off'), (events, kind) => {
      let machine = newMachine(kind);
      // What a dyno has at this moment, as the effects say.
      let current: 'none' | 'preparing' | 'running' = 'none';
      for (const event of events) {
        if ((event.name === 'spawned' || event.name === 'refused') && current !== 'preparing') continue;
        if (ONLY_WHILE_RUNNING.has(event.name) && current !== 'running') continue;
        const { machine: next, effects } = step(machine, event);
        if (event.name === 'spawned') current = 'running';
        if (event.name === 'exited' || event.name === 'refused') current = 'none';
        for (const { name } of effects) {
          if (name === 'dismiss') current = 'none';
          if (name !== 'spawn') continue;
          expect(current).toBe('none');
          current = 'preparing';
        }
        const isWanted = next.phase.name === 'starting' || next.phase.name === 'up';
        expect(isWanted).toBe(current !== 'none');
        if (kind === 'one-off') expect(['crashed', 'idle']).not.toContain(next.phase.name);
        // Only a sleeping dyno is woken, and only what was wanted falls asleep.
        if (event.name === 'unidle' && machine.phase.name !== 'idle') expect(effects).toEqual([]);
        if (event.name === 'idle' && machine.phase.name === 'down') expect(next.phase.name).toBe('down');
        machine = next;
      }
    }),
  );
});
