/**
 * The life of a dyno (design §5) as one explicit state machine without clocks, processes or files: an event goes in,
 * the next phase and the effects to carry out come out. Texts: heroku-platform.md §3.4–3.5.
 */
import type { DynoKind, DynoState } from './app.ts';
import { assertNever } from './assert-never.ts';

export type Phase =
  /** No process, and none wanted. */
  | { name: 'down' }
  /** A process runs; its port is not bound yet (only `web` is waited for). */
  | { name: 'starting' }
  | { name: 'up' }
  /** SIGTERM (or, when `killed`, SIGKILL) has been sent; `next` is where the dyno goes once all its processes ended. */
  | { name: 'stopping'; next: 'down' | 'starting' | 'crashed' | 'complete'; killed: boolean }
  /** No process, though one is wanted. A restart may be due. */
  | { name: 'crashed' }
  /** A one-off dyno that has ended. */
  | { name: 'complete' };

export interface Machine {
  readonly kind: DynoKind;
  readonly phase: Phase;
  /** Crashes in a row, without a good run between them. */
  readonly crashes: number;
}

export type DynoEvent =
  | { name: 'start' }
  | { name: 'stop' }
  | { name: 'restart' }
  | { name: 'kill' }
  /** The pty is there and the command runs. */
  | { name: 'spawned'; command: string; awaitsBind: boolean }
  /** It was stopped before its process existed. */
  | { name: 'notStarted' }
  /** It could not be started at all. */
  | { name: 'refused'; reason: string }
  | { name: 'bound' }
  /** The command ended by itself or was ended; nothing of the dyno is alive any more. */
  | { name: 'exited'; status: number; goodRun: boolean }
  | { name: 'graceElapsed'; seconds: number }
  | { name: 'bootElapsed'; seconds: number; boundInstead: number | null }
  | { name: 'restartDue' };

export type Effect =
  | { name: 'spawn' }
  | { name: 'terminate' }
  | { name: 'kill' }
  | { name: 'awaitBind' }
  /** It ended though it was wanted: what this leads to is a setting. `crashes` counts those in a row. */
  | { name: 'crash'; crashes: number; status: number }
  /** It could not be started, and a try without a change would not help. */
  | { name: 'failure' }
  | { name: 'cancelRestart' }
  | { name: 'log'; text: string };

export interface Step {
  machine: Machine;
  effects: Effect[];
}

/** Heroku's ladder shrunk from minutes to seconds: the first restart is immediate, the last wait repeats. */
export const RESTART_DELAYS_MS = [0, 1_000, 2_000, 5_000, 15_000, 30_000] as const;
const MINUTE_MS = 60_000;
/** Heroku's own ladder (heroku-platform.md §3.2): at once, then up to 20, 40, 60, 180 and 320 minutes. */
export const HEROKU_RESTART_DELAYS_MS = [0, 20, 40, 60, 180, 320].map((minutes) => minutes * MINUTE_MS);
/** Between SIGTERM and SIGKILL: Heroku's 30 s. */
export const SHUTDOWN_GRACE_MS = 30_000;
/** For `web` to bind $PORT: Heroku's 60 s. */
export const BOOT_TIMEOUT_MS = 60_000;
/** A dyno that was up this long did start correctly: its next crash is a first crash again. */
export const GOOD_RUN_MS = 30_000;

export function newMachine(kind: DynoKind): Machine {
  return { kind, phase: { name: 'down' }, crashes: 0 };
}

/** Heroku's word for a phase. While stopping, Heroku already names the state the dyno is going to. */
export function stateOf({ phase }: Machine): DynoState {
  if (phase.name !== 'stopping') return phase.name;
  switch (phase.next) {
    case 'down':
    case 'starting':
      return phase.next;
    case 'crashed':
      return 'starting';
    case 'complete':
      return 'up';
    default:
      return assertNever(phase.next);
  }
}

/** Whether processes of the dyno may be alive. */
export function isAlive({ phase }: Machine): boolean {
  return phase.name === 'starting' || phase.name === 'up' || phase.name === 'stopping';
}

export function step(machine: Machine, event: DynoEvent): Step {
  switch (event.name) {
    case 'start':
      return start({ ...machine, crashes: 0 });
    case 'stop':
      return stop(machine, machine.kind === 'one-off' ? 'complete' : 'down');
    case 'restart':
      return restart({ ...machine, crashes: 0 });
    case 'kill':
      return kill(machine);
    case 'spawned':
      return spawned(machine, event.command, event.awaitsBind);
    case 'notStarted':
      return notStarted(machine);
    case 'refused':
      return refused(machine, event.reason);
    case 'bound':
      return machine.phase.name === 'starting' ? to(machine, { name: 'up' }) : unchanged(machine);
    case 'exited':
      return exited(machine, event.status, event.goodRun);
    case 'graceElapsed':
      return graceElapsed(machine, event.seconds);
    case 'bootElapsed':
      return bootElapsed(machine, event.seconds, event.boundInstead);
    case 'restartDue':
      return machine.phase.name === 'crashed' ? to(machine, { name: 'starting' }, [], [{ name: 'spawn' }]) : unchanged(machine);
    default:
      return assertNever(event);
  }
}

function start(machine: Machine): Step {
  const { phase } = machine;
  switch (phase.name) {
    case 'down':
    case 'crashed':
      return to(machine, { name: 'starting' }, [{ name: 'cancelRestart' }], [{ name: 'spawn' }]);
    case 'stopping':
      // It ends first, then starts: its port is still taken.
      return phase.next === 'complete' ? unchanged(machine) : to(machine, { ...phase, next: 'starting' });
    case 'starting':
    case 'up':
    case 'complete':
      return unchanged(machine);
    default:
      return assertNever(phase);
  }
}

function stop(machine: Machine, next: 'down' | 'complete'): Step {
  const { phase } = machine;
  switch (phase.name) {
    case 'starting':
    case 'up':
      return to(machine, { name: 'stopping', next, killed: false }, [], [
        log('Stopping all processes with SIGTERM'),
        { name: 'terminate' },
      ]);
    case 'stopping':
      return to(machine, { ...phase, next });
    case 'crashed':
      return to(machine, { name: 'down' }, [{ name: 'cancelRestart' }]);
    case 'down':
    case 'complete':
      return unchanged(machine);
    default:
      return assertNever(phase);
  }
}

function restart(machine: Machine): Step {
  const { phase } = machine;
  switch (phase.name) {
    case 'starting':
    case 'up':
      return to(machine, { name: 'stopping', next: 'starting', killed: false }, [log('Restarting')], [
        log('Stopping all processes with SIGTERM'),
        { name: 'terminate' },
      ]);
    case 'down':
    case 'crashed':
    case 'stopping':
      return start(machine);
    case 'complete':
      return unchanged(machine);
    default:
      return assertNever(phase);
  }
}

function kill(machine: Machine): Step {
  const { phase } = machine;
  const next = machine.kind === 'one-off' ? 'complete' : 'down';
  switch (phase.name) {
    case 'starting':
    case 'up':
      return to(machine, { name: 'stopping', next, killed: true }, [], [
        log('Stopping process with SIGKILL'),
        { name: 'kill' },
      ]);
    case 'stopping':
      // "Kill now" during the grace period hurries the end; it does not change where the dyno goes.
      return to(machine, { ...phase, killed: true }, [], [
        log('Stopping remaining processes with SIGKILL'),
        { name: 'kill' },
      ]);
    case 'crashed':
      return stop(machine, next);
    case 'down':
    case 'complete':
      return unchanged(machine);
    default:
      return assertNever(phase);
  }
}

function spawned(machine: Machine, command: string, awaitsBind: boolean): Step {
  if (machine.phase.name !== 'starting') return unchanged(machine);
  const started = log(`Starting process with command \`${command}\``);
  if (awaitsBind) return { machine, effects: [started, { name: 'awaitBind' }] };
  return to(machine, { name: 'up' }, [started]);
}

function refused(machine: Machine, reason: string): Step {
  if (machine.kind === 'one-off') return to(machine, { name: 'complete' }, [log(reason)]);
  return to(machine, { name: 'crashed' }, [log(reason)], [{ name: 'failure' }]);
}

function exited(machine: Machine, status: number, goodRun: boolean): Step {
  const { phase } = machine;
  const told = log(`Process exited with status ${status}`);
  switch (phase.name) {
    case 'starting':
    case 'up': {
      if (machine.kind === 'one-off') return to(machine, { name: 'complete' }, [told]);
      const crashes = goodRun ? 1 : machine.crashes + 1;
      return to({ ...machine, crashes }, { name: 'crashed' }, [told], [{ name: 'crash', crashes, status }]);
    }
    case 'stopping':
      switch (phase.next) {
        case 'down':
        case 'complete':
          return to(machine, { name: phase.next }, [told]);
        case 'starting':
          return to(machine, { name: 'starting' }, [told], [{ name: 'spawn' }]);
        case 'crashed': {
          const crashes = machine.crashes + 1;
          return to({ ...machine, crashes }, { name: 'crashed' }, [told], [{ name: 'crash', crashes, status }]);
        }
        default:
          return assertNever(phase.next);
      }
    case 'down':
    case 'crashed':
    case 'complete':
      return unchanged(machine);
    default:
      return assertNever(phase);
  }
}

function notStarted(machine: Machine): Step {
  const { phase } = machine;
  if (phase.name !== 'stopping') return unchanged(machine);
  if (phase.next === 'starting') return to(machine, { name: 'starting' }, [], [{ name: 'spawn' }]);
  return to(machine, { name: phase.next });
}

function graceElapsed(machine: Machine, seconds: number): Step {
  const { phase } = machine;
  if (phase.name !== 'stopping' || phase.killed) return unchanged(machine);
  return to(machine, { ...phase, killed: true }, [], [
    log(`Error R12 (Exit timeout) -> At least one process failed to exit within ${seconds} seconds of SIGTERM`),
    log('Stopping remaining processes with SIGKILL'),
    { name: 'kill' },
  ]);
}

function bootElapsed(machine: Machine, seconds: number, boundInstead: number | null): Step {
  if (machine.phase.name !== 'starting' || machine.kind === 'one-off') return unchanged(machine);
  const instead = boundInstead === null ? [] : [log(`It listens on port ${boundInstead} instead: use the PORT variable`)];
  return to(machine, { name: 'stopping', next: 'crashed', killed: true }, [], [
    log(`Error R10 (Boot timeout) -> Web process failed to bind to $PORT within ${seconds} seconds of launch`),
    ...instead,
    log('Stopping process with SIGKILL'),
    { name: 'kill' },
  ]);
}

function log(text: string): Effect {
  return { name: 'log', text };
}

function unchanged(machine: Machine): Step {
  return { machine, effects: [] };
}

/** Moves to a phase; the line about the change of state comes between the effects before and after it. */
function to(machine: Machine, phase: Phase, before: Effect[] = [], after: Effect[] = []): Step {
  const next = { ...machine, phase };
  const [from, into] = [stateOf(machine), stateOf(next)];
  const change = from === into ? [] : [log(`State changed from ${from} to ${into}`)];
  return { machine: next, effects: [...before, ...change, ...after] };
}
