import type { CrashCause, DynoKind, DynoState } from './dyno.ts';
import { assertNever } from '../text/assert-never.ts';
import { bootTimeoutLines } from './error-lines.ts';

export type Phase =
  /** No process is wanted. */
  | { name: 'down' }
  /** A process is wanted: it is about to run, or runs and its port is not bound yet (only `web` is waited for). */
  | { name: 'starting' }
  | { name: 'up' }
  /** The process is dismissed, and the state changes from what it was once it has ended. */
  | { name: 'ending'; from: 'starting' | 'up'; next: 'complete' }
  | { name: 'ending'; from: 'starting' | 'up'; next: 'crashed'; cause: CrashCause }
  /** No process, until a request wants one (Heroku's sleeping web dynos). */
  | { name: 'idle' }
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
  /** Nobody has asked for anything for a while: it sleeps. */
  | { name: 'idle' }
  /** It is asked for: what sleeps wakes up. */
  | { name: 'unidle' }
  /** Heroku's daily restart. */
  | { name: 'cycle' }
  /** It uses far more memory than its size has; `lines` say how much. */
  | { name: 'quotaExceeded'; lines: string[] }
  /** Its command or its config vars are others now: what made it crash may be gone. */
  | { name: 'changed' }
  /** The pty is there and the command runs. */
  | { name: 'spawned'; command: string; awaitsBind: boolean }
  /** It could not be started at all. */
  | { name: 'refused'; reason: string; cause: Extract<CrashCause, 'port-busy' | 'refused'> }
  | { name: 'bound' }
  /** The process ended though it was wanted; nothing of it is alive any more. */
  | { name: 'exited'; status: number; goodRun: boolean }
  /** A dismissed process has ended; `latest`: no other was dismissed after it. */
  | { name: 'departed'; status: number; latest: boolean }
  /** It was dismissed before its process existed. */
  | { name: 'notStarted' }
  /** It listens on another port than its own, and is taken as it is; `instead` says so. */
  | { name: 'boundElsewhere'; instead: string }
  /** `isKilled`: as on Heroku. */
  | { name: 'bootElapsed'; seconds: number; instead: string | null; isKilled: boolean }
  | { name: 'restartDue' };

type BootElapsed = Extract<DynoEvent, { name: 'bootElapsed' }>;

/** What the platform does to a dyno by itself, or for who rehearses it. */
export type PlatformEvent = Extract<DynoEvent, { name: 'idle' | 'unidle' | 'cycle' | 'quotaExceeded' }>;

export type Effect =
  /** Start a process, as soon as ports that terminating ones hold are free. */
  | { name: 'spawn' }
  /** Tell the process to end. From here on it departs; or, when it does not exist yet, is not started. */
  | { name: 'dismiss'; signal: 'SIGTERM' | 'SIGKILL' }
  | { name: 'awaitBind' }
  /** It ended though it was wanted: what this leads to is a setting. `crashes` counts those in a row. */
  | { name: 'crash'; crashes: number; status: number; cause: CrashCause }
  /** It could not be started, and a try without a change would not help. */
  | { name: 'failure'; cause: CrashCause }
  | { name: 'cancelRestart' }
  /** A restart that waits for its time is due now. */
  | { name: 'hurryRestart' }
  | { name: 'log'; text: string };

export interface MachineStep {
  machine: Machine;
  effects: Effect[];
}

/** Heroku's ladder shrunk from minutes to seconds: the first restart is immediate, the last wait repeats. */
export const RESTART_DELAYS_MS = [0, 1_000, 2_000, 5_000, 15_000, 30_000] as const;
const MINUTE_MS = 60_000;
/** Heroku's own ladder (docs/heroku.md §3.2): at once, then up to 20, 40, 60, 180 and 320 minutes. */
export const HEROKU_RESTART_DELAYS_MS = [0, 20, 40, 60, 180, 320].map((minutes) => minutes * MINUTE_MS);
/** Between SIGTERM and SIGKILL: Heroku's 30 s. */
export const SHUTDOWN_GRACE_MS = 30_000;
/** The time for `web` to bind $PORT: Heroku's 60 s. */
export const BOOT_TIMEOUT_MS = 60_000;
/** A dyno that was up this long did start correctly: its next crash is a first crash again. */
export const GOOD_RUN_MS = 30_000;

export function newMachine(kind: DynoKind): Machine {
  return { kind, phase: { name: 'down' }, crashes: 0 };
}

/** Heroku's word for a phase. */
export function stateOf({ phase }: Machine): DynoState {
  return phase.name === 'ending' ? phase.from : phase.name;
}

/** The word for a dyno's state in the log, where Heroku calls a sleeping one `down` (docs/heroku.md §3.5). */
function loggedState(machine: Machine): DynoState {
  const state = stateOf(machine);
  return state === 'idle' ? 'down' : state;
}

export function step(machine: Machine, event: DynoEvent): MachineStep {
  switch (event.name) {
    case 'start':
      return start({ ...machine, crashes: 0 });
    case 'stop':
      return stop(machine, dismissal());
    case 'kill':
      return stop(machine, [log('Stopping process with SIGKILL'), { name: 'dismiss', signal: 'SIGKILL' }]);
    case 'restart':
      return restart({ ...machine, crashes: 0 }, 'Restarting');
    case 'idle':
      return idle(machine);
    case 'unidle':
      return unidle(machine);
    case 'cycle':
      return cycle(machine);
    case 'quotaExceeded':
      return quotaExceeded(machine, event.lines);
    case 'changed':
      return { machine: { ...machine, crashes: 0 }, effects: isCrashed(machine) ? [{ name: 'hurryRestart' }] : [] };
    case 'spawned':
      return spawned(machine, event.command, event.awaitsBind);
    case 'refused':
      return refused(machine, event.reason, event.cause);
    case 'bound':
      return machine.phase.name === 'starting' ? to(machine, { name: 'up' }) : unchanged(machine);
    case 'boundElsewhere':
      return machine.phase.name === 'starting' ? to(machine, { name: 'up' }, [log(event.instead)]) : unchanged(machine);
    case 'exited':
      return exited(machine, event.status, event.goodRun);
    case 'departed':
      return departed(machine, event.status, event.latest);
    case 'notStarted':
      return machine.phase.name === 'ending' ? to(machine, { name: machine.phase.next }) : unchanged(machine);
    case 'bootElapsed':
      return bootElapsed(machine, event);
    case 'restartDue':
      return isCrashed(machine) ? to(machine, { name: 'starting' }, [], [{ name: 'spawn' }]) : unchanged(machine);
    default:
      return assertNever(event);
  }
}

function start(machine: Machine): MachineStep {
  const { phase } = machine;
  switch (phase.name) {
    case 'down':
    case 'crashed':
    case 'idle':
      return to(machine, { name: 'starting' }, [{ name: 'cancelRestart' }], [{ name: 'spawn' }]);
    case 'ending':
      if (phase.next === 'complete') return unchanged(machine);
      return to(machine, { name: 'starting' }, [], [{ name: 'spawn' }]);
    case 'starting':
    case 'up':
    case 'complete':
      return unchanged(machine);
    default:
      return assertNever(phase);
  }
}

/** @param ending what ends the process, when there is one */
function stop(machine: Machine, ending: Effect[]): MachineStep {
  const { phase } = machine;
  switch (phase.name) {
    case 'starting':
    case 'up':
      // Heroku calls a one-off `up` until it has ended.
      if (machine.kind === 'one-off') return to(machine, { name: 'ending', from: 'up', next: 'complete' }, [], ending);
      return to(machine, { name: 'down' }, [], ending);
    case 'idle':
      return to(machine, { name: 'down' });
    case 'ending':
      return machine.kind === 'one-off' ? unchanged(machine) : to(machine, { name: 'down' });
    case 'crashed':
      return to(machine, { name: 'down' }, [{ name: 'cancelRestart' }]);
    case 'down':
    case 'complete':
      return unchanged(machine);
    default:
      return assertNever(phase);
  }
}

/** @param word what the log calls it */
function restart(machine: Machine, word: string): MachineStep {
  const { phase } = machine;
  switch (phase.name) {
    case 'starting':
    case 'up':
      if (machine.kind === 'one-off') return unchanged(machine);
      return to(machine, { name: 'starting' }, [log(word)], [...dismissal(), { name: 'spawn' }]);
    case 'down':
    case 'crashed':
    case 'idle':
    case 'ending':
    case 'complete':
      return start(machine);
    default:
      return assertNever(phase);
  }
}

/** Puts to sleep only what is wanted: a dyno that its owner has stopped would otherwise be woken by a request. */
function idle(machine: Machine): MachineStep {
  const { phase } = machine;
  if (machine.kind === 'one-off') return unchanged(machine);
  switch (phase.name) {
    case 'starting':
    case 'up':
      return to(machine, { name: 'idle' }, [log('Idling')], dismissal());
    case 'crashed':
      return to(machine, { name: 'idle' }, [{ name: 'cancelRestart' }, log('Idling')]);
    case 'ending':
      return to(machine, { name: 'idle' }, [log('Idling')]);
    case 'down':
    case 'idle':
    case 'complete':
      return unchanged(machine);
    default:
      return assertNever(phase);
  }
}

function unidle(machine: Machine): MachineStep {
  if (machine.phase.name !== 'idle') return unchanged(machine);
  return to({ ...machine, crashes: 0 }, { name: 'starting' }, [log('Unidling')], [{ name: 'spawn' }]);
}

/** A dyno that does not run has no day to end. A one-off is stopped: it is never started again. */
function cycle(machine: Machine): MachineStep {
  const { phase } = machine;
  if (phase.name !== 'starting' && phase.name !== 'up') return unchanged(machine);
  if (machine.kind === 'formation') return restart(machine, 'Cycling');
  const { machine: next, effects } = stop(machine, dismissal());
  return { machine: next, effects: [log('Cycling'), ...effects] };
}

function quotaExceeded(machine: Machine, lines: string[]): MachineStep {
  const { phase } = machine;
  if (phase.name !== 'starting' && phase.name !== 'up') return unchanged(machine);
  const { name: from } = phase;
  const ending: Phase =
    machine.kind === 'one-off'
      ? { name: 'ending', from, next: 'complete' }
      : { name: 'ending', from, next: 'crashed', cause: 'memory' };
  const killed: Effect[] = [log('Stopping process with SIGKILL'), { name: 'dismiss', signal: 'SIGKILL' }];
  return to(machine, ending, lines.map(log), killed);
}

function spawned(machine: Machine, command: string, awaitsBind: boolean): MachineStep {
  if (machine.phase.name !== 'starting') return unchanged(machine);
  const started = log(`Starting process with command \`${command}\``);
  if (awaitsBind) return { machine, effects: [started, { name: 'awaitBind' }] };
  return to(machine, { name: 'up' }, [started]);
}

function refused(machine: Machine, reason: string, cause: CrashCause): MachineStep {
  if (machine.phase.name !== 'starting') return unchanged(machine);
  if (machine.kind === 'one-off') return to(machine, { name: 'complete' }, [log(reason)]);
  return to(machine, { name: 'crashed' }, [log(reason)], [{ name: 'failure', cause }]);
}

function exited(machine: Machine, status: number, goodRun: boolean): MachineStep {
  const { phase } = machine;
  if (phase.name !== 'starting' && phase.name !== 'up') return unchanged(machine);
  const told = log(`Process exited with status ${status}`);
  if (machine.kind === 'one-off') return to(machine, { name: 'complete' }, [told]);
  return crash(goodRun ? { ...machine, crashes: 0 } : machine, status, 'exit', told);
}

function departed(machine: Machine, status: number, latest: boolean): MachineStep {
  const { phase } = machine;
  const told = log(`Process exited with status ${status}`);
  if (phase.name !== 'ending' || !latest) return { machine, effects: [told] };
  if (phase.next === 'crashed') return crash(machine, status, phase.cause, told);
  return to(machine, { name: phase.next }, [told]);
}

function crash(machine: Machine, status: number, cause: CrashCause, told: Effect): MachineStep {
  const crashes = machine.crashes + 1;
  return to({ ...machine, crashes }, { name: 'crashed' }, [told], [{ name: 'crash', crashes, status, cause }]);
}

/** A dyno that was taken with another port is up already; what Heroku would have said is said all the same. */
function bootElapsed(machine: Machine, { seconds, instead, isKilled }: BootElapsed): MachineStep {
  const { name } = machine.phase;
  if ((name !== 'starting' && name !== 'up') || machine.kind === 'one-off') return unchanged(machine);
  const lines = bootTimeoutLines(seconds, instead, isKilled && name === 'starting').map(log);
  if (name === 'up') return { machine, effects: lines };
  if (!isKilled) return to(machine, { name: 'up' }, lines);
  const ending = { name: 'ending', from: 'starting', next: 'crashed', cause: 'boot-timeout' } as const;
  return to(machine, ending, [], [...lines, { name: 'dismiss', signal: 'SIGKILL' }]);
}

/** Heroku's way to end a process that is not to blame. */
function dismissal(): Effect[] {
  return [log('Stopping all processes with SIGTERM'), { name: 'dismiss', signal: 'SIGTERM' }];
}

function isCrashed({ phase }: Machine): boolean {
  return phase.name === 'crashed';
}

function log(text: string): Effect {
  return { name: 'log', text };
}

function unchanged(machine: Machine): MachineStep {
  return { machine, effects: [] };
}

/** Moves to a phase; the line about the change of state comes between the effects before and after it. */
function to(machine: Machine, phase: Phase, before: Effect[] = [], after: Effect[] = []): MachineStep {
  const next = { ...machine, phase };
  const [from, into] = [loggedState(machine), loggedState(next)];
  const change = from === into ? [] : [log(`State changed from ${from} to ${into}`)];
  return { machine: next, effects: [...before, ...change, ...after] };
}
