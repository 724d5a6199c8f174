import type { CrashCause, DynoKind, DynoSnapshot, ExitStatus } from '../../../shared/dynos/dyno.ts';
import { assertNever } from '../../../shared/text/assert-never.ts';
import {
  type DynoEvent,
  type Effect,
  GOOD_RUN_MS,
  type Machine,
  newMachine,
  type PlatformEvent,
  stateOf,
  step,
} from '../../../shared/dynos/dyno-machine.ts';
import { toFailure } from '../../../shared/contract/failure.ts';
import { Boot, type BootStep } from './boot.ts';
import { combinedShutdown, Termination } from './termination.ts';
import type { LaunchLine } from './launch-line.ts';
import type { DynoOutput } from './output-chain.ts';
import { PortBusyError } from './port-busy.ts';
import { oncePortsReleased } from './ports-released.ts';
import type { DynoProcess, SpawnOptions } from '../process/dyno-process.ts';
import { RestartTimer } from './restart-timer.ts';
import { Recorder } from '../terminal/recorder.ts';
import { ViewSizes } from '../terminal/view-sizes.ts';
import { RESET_MODES } from '../terminal/replay/reset-modes.ts';
import type { Timing } from './timing.ts';

/** Everything a start needs, read from the files at that moment. */
export interface Launch extends LaunchLine {
  command: string;
  cwd: string;
  env: Record<string, string>;
  port: number | null;
  /** Only `web` is `up` when $PORT accepts a connection; any other type when spawned. */
  awaitsBind: boolean;
  /** The config vars it was given, to tell later whether they have changed. */
  configVars: Record<string, string>;
  /** Version of the release it runs; null before the first one. */
  release: number | null;
}

export type { DynoOutput } from './output-chain.ts';

/** What a dyno asks of the app it belongs to. */
export interface DynoHost {
  readonly timing: Timing;
  /** Heroku's rules are kept to the letter, those too that are made for a fleet and not for a desk. */
  readonly exactRules: boolean;
  /** @throws {DynodeckError} when it must not or cannot be started: a busy port, a folder that has gone. */
  prepare(dyno: Dyno): Promise<Launch>;
  /** @throws {DynodeckError} */
  spawn(dyno: Dyno, options: SpawnOptions & LaunchLine): DynoProcess;
  /** A line of the dyno manager: `heroku[web.1]: …` */
  log(dyno: string, text: string): void;
  /** Where the output of a process of it goes. @param screen its terminal, as long as it shows that process */
  output(dyno: Dyno, screen: DynoOutput): DynoOutput;
  /** Somebody types into its terminal. */
  typed(dyno: Dyno): void;
  /** It ended though it was wanted. @returns whether it is to be started again. */
  crashed(dyno: Dyno, crash: { status: number; cause: CrashCause }): boolean;
  /** It has made a step. */
  changed(dyno: Dyno): void;
}

/** A process of the dyno, from its start until nothing of it is alive. */
interface LiveProcess {
  process: DynoProcess;
  output: DynoOutput;
}

/** Stands for the exit status of a dyno that could not be started. */
const FAILURE_STATUS = 1;
/**
 * A program that ends by itself with status 0 after so long has not crashed: a watcher of files has ended it, and its
 * next start is not to wait. Shorter ones go round in circles.
 */
const WATCHED_RUN_MS = 1_000;
/** Keys and pastes kept for a dyno whose process does not exist yet: it takes milliseconds. */
const MAX_TYPED_AHEAD = 1_000;

const RESET_BYTES = new TextEncoder().encode(RESET_MODES);

/** One dyno: drives its state machine, its process and its terminal. */
export class Dyno {
  readonly name: string;
  readonly recorder = new Recorder();
  /** The size of its terminal, as its views have it. */
  readonly sizes = new ViewSizes(({ columns, rows }) => {
    this.recorder.resize(columns, rows);
    this.#shown()?.process.resize(columns, rows);
  });
  /** What it was last started with; null before the first start. */
  launch: Launch | null = null;

  #machine: Machine;
  #run: LiveProcess | null = null;
  /** Told to end, and not gone yet; the last one was told last. */
  #terminations: { run: LiveProcess; termination: Termination }[] = [];
  /** Stands for the start under way; null when there is none. */
  #attempt: object | null = null;
  #boot: Boot | null = null;
  #listensOn: number | null = null;
  readonly #restart = new RestartTimer(() => this.#dispatch({ name: 'restartDue' }));
  #since = Date.now();
  #starts = 0;
  #exit: ExitStatus | null = null;
  #note: string | null = null;
  #typedAhead: Uint8Array[] = [];
  #endListeners = new Set<() => void>();

  readonly #host: DynoHost;

  constructor(
    readonly type: string,
    readonly number: number,
    readonly kind: DynoKind,
    host: DynoHost,
  ) {
    this.#host = host;
    this.name = `${type}.${number}`;
    this.#machine = newMachine(kind);
  }

  get state(): DynoSnapshot['state'] {
    return stateOf(this.#machine);
  }

  /** Whether processes of it may be alive, or are about to be. */
  get alive(): boolean {
    return this.running || this.#terminations.length > 0 || this.#attempt !== null;
  }

  /** Whether its process runs and nobody has told it to end. */
  get running(): boolean {
    return this.#run !== null;
  }

  /** The one that runs and that nobody has told to end. */
  get process(): DynoProcess | null {
    return this.#run?.process ?? null;
  }

  /** The port that it listens on in place of its own; null: its own, or none. */
  get listensOn(): number | null {
    return this.#listensOn;
  }

  /** What the platform does to it. @param note why, where the state it leads to does not say it */
  apply(event: PlatformEvent, note: string | null = null): void {
    this.#command(event);
    this.#note ??= note;
  }

  start(): void {
    this.#command({ name: 'start' });
  }

  stop(): void {
    this.#command({ name: 'stop' });
  }

  restart(): void {
    this.#command({ name: 'restart' });
  }

  /**
   * Ends everything of it without a grace period, or without the rest of one. A start that waits for the end of the
   * process before goes on.
   */
  kill(): void {
    const isEnding = this.#run === null && this.#terminations.length > 0;
    for (const { termination } of this.#terminations) termination.kill();
    if (!isEnding) this.#command({ name: 'kill' });
  }

  /** What it runs, or the config vars it gets, are others now. */
  commandOrConfigChanged(): void {
    this.#dispatch({ name: 'changed' });
  }

  /** Keys and pastes of a terminal view. What is typed while the dyno is being started reaches it, too. */
  input(bytes: Uint8Array): void {
    this.#host.typed(this);
    const run = this.#run ?? (this.#attempt === null ? this.#terminations.at(-1)?.run : null);
    if (run) run.process.write(bytes);
    else if (this.#attempt !== null && this.#typedAhead.length < MAX_TYPED_AHEAD) this.#typedAhead.push(bytes);
  }

  /** Makes a full-screen program paint its screen anew; others do not notice. */
  redraw(): void {
    const { columns, rows } = this.sizes.current;
    const process = this.#shown()?.process;
    // The kernel tells programs about a size only when it differs from the last one.
    process?.resize(columns, rows === 1 ? 2 : rows - 1);
    process?.resize(columns, rows);
  }

  /** Resolves once nothing of it is alive. */
  async ended(): Promise<void> {
    if (!this.alive) return;
    await new Promise<void>((resolve) => this.#endListeners.add(resolve));
  }

  snapshot(): Omit<DynoSnapshot, 'command' | 'stale' | 'port'> {
    const shutdown = combinedShutdown(this.#terminations.map(({ termination }) => termination));
    return {
      name: this.name,
      type: this.type,
      number: this.number,
      kind: this.kind,
      state: this.state,
      pid: this.#shown()?.process.pid ?? null,
      since: this.#since,
      restarts: Math.max(0, this.#starts - 1),
      exit: this.#exit,
      shutdown: this.running ? null : shutdown,
      ...(this.running && shutdown !== null ? { terminating: shutdown } : {}),
      restartAt: this.#restart.at,
      note: this.#note,
      release: this.launch?.release ?? null,
      ...(this.#listensOn === null ? {} : { listensOn: this.#listensOn }),
    };
  }

  /** The process whose output the terminal shows. */
  #shown(): LiveProcess | null {
    return this.#run ?? this.#terminations.at(-1)?.run ?? null;
  }

  /** Whoever gives a command has read what the note says. */
  #command(event: DynoEvent): void {
    this.#note = null;
    this.#dispatch(event);
  }

  #dispatch(event: DynoEvent): void {
    const before = this.state;
    const { machine, effects } = step(this.#machine, event);
    this.#machine = machine;
    if (this.state !== before) {
      this.#since = Date.now();
      if (this.state === 'up') this.#note = null;
    }
    if (this.state !== 'starting' && this.state !== 'up') this.#stopBoot();
    if (this.state !== 'up') this.#listensOn = null;
    for (const effect of effects) this.#carryOut(effect);
    if (!this.alive) this.#tellEnded();
    this.#host.changed(this);
  }

  #carryOut(effect: Effect): void {
    switch (effect.name) {
      case 'log':
        return this.#host.log(this.name, effect.text);
      case 'spawn':
        return void this.#spawn();
      case 'dismiss':
        return this.#dismiss(effect.signal);
      case 'awaitBind':
        return this.#awaitBind();
      case 'crash':
        if (this.#host.crashed(this, effect)) this.#scheduleRestart(effect.crashes);
        return;
      case 'failure':
        return void this.#host.crashed(this, { status: FAILURE_STATUS, cause: effect.cause });
      case 'cancelRestart':
        return this.#restart.cancel();
      case 'hurryRestart':
        return this.#restart.hurry();
      default:
        return assertNever(effect);
    }
  }

  async #spawn(): Promise<void> {
    const attempt = {};
    this.#attempt = attempt;
    this.#typedAhead = [];
    try {
      const isWanted = (): boolean => this.#attempt === attempt;
      const launch = await oncePortsReleased(
        () => (isWanted() ? this.#terminations.map(({ termination }) => termination) : []),
        async () => (isWanted() ? this.#host.prepare(this) : null),
      );
      if (this.#attempt !== attempt || launch === null) return;
      this.#begin(launch);
    } catch (error) {
      if (this.#attempt !== attempt) return;
      this.#attempt = null;
      this.#note = toFailure(error).message;
      const cause = error instanceof PortBusyError ? 'port-busy' : 'refused';
      this.#dispatch({ name: 'refused', reason: this.#note, cause });
    }
  }

  #begin(launch: Launch): void {
    this.launch = launch;
    if (this.#terminations.length > 0) this.recorder.write(RESET_BYTES);
    const output = this.#host.output(this, this.#screenOf(() => run));
    const run: LiveProcess = {
      output,
      process: this.#host.spawn(this, {
        ...launch,
        ...this.sizes.current,
        onData: (chunk) => output.write(chunk),
        onExit: (status) => this.#ended(run, status),
      }),
    };
    this.#attempt = null;
    this.#run = run;
    for (const bytes of this.#typedAhead.splice(0)) run.process.write(bytes);
    this.#starts += 1;
    this.#exit = null;
    this.#dispatch({ name: 'spawned', command: launch.command, awaitsBind: launch.awaitsBind });
  }

  /** The terminal, for the output of a process: it shows one at a time. */
  #screenOf(run: () => LiveProcess): DynoOutput {
    const write = (bytes: Uint8Array): void => {
      if (this.#shown() === run()) this.recorder.write(bytes);
    };
    return { write, end: () => write(RESET_BYTES) };
  }

  #ended(run: LiveProcess, status: number): void {
    run.output.end();
    if (run !== this.#run) return this.#departed(run, status);
    const goodRunMs = status === 0 && !this.#host.exactRules ? WATCHED_RUN_MS : GOOD_RUN_MS;
    const goodRun = this.#machine.phase.name === 'up' && Date.now() - this.#since >= goodRunMs;
    this.#run = null;
    this.#exit = { status, at: Date.now() };
    this.#dispatch({ name: 'exited', status, goodRun });
  }

  #departed(run: LiveProcess, status: number): void {
    const latest = this.#terminations.at(-1)?.run === run;
    for (const { termination } of this.#terminations.filter((other) => other.run === run)) termination.dispose();
    this.#terminations = this.#terminations.filter((other) => other.run !== run);
    if (this.#run === null && latest) this.#exit = { status, at: Date.now(), requested: true };
    this.#dispatch({ name: 'departed', status, latest });
  }

  #dismiss(signal: 'SIGTERM' | 'SIGKILL'): void {
    const run = this.#run;
    this.#attempt = null;
    this.#run = null;
    this.#stopBoot();
    if (run === null) {
      if (this.#machine.phase.name === 'ending') this.#dispatch({ name: 'notStarted' });
      return;
    }
    const termination = new Termination({
      process: run.process,
      signal,
      graceMs: this.#host.timing.shutdownGraceMs,
      hangUp: this.kind === 'one-off',
      log: (text) => this.#host.log(this.name, text),
      note: (text) => (this.#note = text),
      changed: () => this.#host.changed(this),
    });
    this.#terminations.push({ run, termination });
  }

  #awaitBind(): void {
    const port = this.launch?.port ?? null;
    const run = this.#run;
    if (port === null || run === null) return this.#dispatch({ name: 'bound' });
    const { timing, exactRules } = this.#host;
    const isAlone = (): boolean => this.#terminations.length === 0;
    this.#boot = new Boot({ port, process: run.process, isAlone, timing, exactRules }, (step) => this.#booted(step));
  }

  #booted({ event, listensOn, note }: BootStep): void {
    this.#dispatch(event);
    this.#listensOn = this.state === 'up' ? listensOn : null;
    this.#note = note;
    this.#host.changed(this);
  }

  #stopBoot(): void {
    this.#boot?.dispose();
    this.#boot = null;
  }

  #scheduleRestart(crashes: number): void {
    const { restartDelaysMs } = this.#host.timing;
    const delay = restartDelaysMs[Math.min(crashes, restartDelaysMs.length) - 1] ?? 0;
    this.#restart.schedule(delay);
  }

  #tellEnded(): void {
    for (const listener of this.#endListeners) listener();
    this.#endListeners.clear();
  }
}
