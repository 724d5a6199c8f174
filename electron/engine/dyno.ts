import type { DynoKind, DynoSnapshot, ExitStatus, Shutdown } from '../../shared/app.ts';
import { assertNever } from '../../shared/assert-never.ts';
import {
  type DynoEvent,
  type Effect,
  GOOD_RUN_MS,
  isAlive,
  type Machine,
  newMachine,
  stateOf,
  step,
} from '../../shared/dyno-machine.ts';
import { toFailure } from '../../shared/failure.ts';
import type { LogWriter } from './log/log-writer.ts';
import { acceptsConnection } from './net/port-probe.ts';
import { type DynoProcess, spawnDyno } from './process/dyno-process.ts';
import { Recorder } from './terminal/recorder.ts';
import { RESET_MODES } from './terminal/reset-modes.ts';
import type { Timing } from './timing.ts';

/** Everything a start needs, read from the files at that moment. */
export interface Launch {
  command: string;
  cwd: string;
  env: Record<string, string>;
  port: number | null;
  /** Only `web` is `up` when $PORT accepts a connection; any other type when spawned. */
  awaitsBind: boolean;
  /** The config vars it was given, to tell later whether they have changed. */
  configVars: Record<string, string>;
}

/** What a dyno asks of the app it belongs to. */
export interface DynoOwner {
  readonly timing: Timing;
  /** @throws {DynodeckError} when it must not or cannot be started: a busy port, a folder that has gone. */
  prepare(dyno: Dyno): Promise<Launch>;
  /** A line of the dyno manager: `heroku[web.1]: …` */
  log(dyno: string, text: string): void;
  /** Where its output goes in Logplex; null for attached one-off dynos, as on Heroku. */
  output(dyno: Dyno): LogWriter | null;
  /** It ended though it was wanted. @returns whether it is to be started again. */
  crashed(dyno: Dyno, status: number): boolean;
  changed(): void;
}

/** Stands for the exit status of a dyno that could not be started. */
const FAILURE_STATUS = 1;

/** Often enough to feel immediate, rarely enough to be nothing: a refused loopback connection costs microseconds. */
const BIND_POLL_MS = 100;
/** The count of processes left, for the countdown on the screen. */
const SHUTDOWN_TICK_MS = 500;

/** Keys and pastes kept for a dyno whose process does not exist yet: it takes milliseconds. */
const MAX_TYPED_AHEAD = 1_000;

const TERMINAL_BEFORE_SEEN = { columns: 80, rows: 24 };

/** One dyno: drives its state machine, its process and its terminal. */
export class Dyno {
  readonly name: string;
  readonly recorder = new Recorder();
  /** What it was last started with; null before the first start. */
  launch: Launch | null = null;

  #machine: Machine;
  #process: DynoProcess | null = null;
  #output: LogWriter | null = null;
  #size = TERMINAL_BEFORE_SEEN;
  #since = Date.now();
  #starts = 0;
  #exit: ExitStatus | null = null;
  #note: string | null = null;
  #shutdown: Shutdown | null = null;
  #restartAt: number | null = null;
  #preparing = false;
  #typedAhead: Uint8Array[] = [];
  #timers = new Map<'grace' | 'boot' | 'bind' | 'restart' | 'tick', NodeJS.Timeout>();
  #endListeners = new Set<() => void>();

  constructor(
    readonly type: string,
    readonly number: number,
    readonly kind: DynoKind,
    private readonly owner: DynoOwner,
  ) {
    this.name = `${type}.${number}`;
    this.#machine = newMachine(kind);
  }

  get state(): DynoSnapshot['state'] {
    return stateOf(this.#machine);
  }

  /** Whether processes of it may be alive. */
  get alive(): boolean {
    return isAlive(this.#machine);
  }

  /** Whether SIGTERM has been sent. */
  get shutsDown(): boolean {
    return this.#machine.phase.name === 'stopping';
  }

  start(): void {
    this.#dispatch({ name: 'start' });
  }

  stop(): void {
    this.#dispatch({ name: 'stop' });
  }

  restart(): void {
    this.#dispatch({ name: 'restart' });
  }

  kill(): void {
    this.#dispatch({ name: 'kill' });
  }

  /** Keys and pastes of a terminal view. What is typed while the dyno is being started reaches it, too. */
  input(bytes: Uint8Array): void {
    if (this.#process) this.#process.write(bytes);
    else if (this.#preparing && this.#typedAhead.length < MAX_TYPED_AHEAD) this.#typedAhead.push(bytes);
  }

  /** Whether the size changed. */
  resize(columns: number, rows: number): boolean {
    if (this.#size.columns === columns && this.#size.rows === rows) return false;
    this.#size = { columns, rows };
    this.recorder.resize(columns, rows);
    this.#process?.resize(columns, rows);
    return true;
  }

  /** Makes a full-screen program paint its screen anew; others do not notice. */
  redraw(): void {
    const { columns, rows } = this.#size;
    // The kernel tells programs about a size only when it differs from the last one.
    this.#process?.resize(columns, rows === 1 ? 2 : rows - 1);
    this.#process?.resize(columns, rows);
  }

  /** Resolves once nothing of it is alive. */
  async ended(): Promise<void> {
    if (!this.alive) return;
    await new Promise<void>((resolve) => this.#endListeners.add(resolve));
  }

  snapshot(): Omit<DynoSnapshot, 'command' | 'stale' | 'port'> {
    return {
      name: this.name,
      type: this.type,
      number: this.number,
      kind: this.kind,
      state: this.state,
      pid: this.#process?.pid ?? null,
      since: this.#since,
      restarts: Math.max(0, this.#starts - 1),
      exit: this.#exit,
      shutdown: this.#shutdown,
      restartAt: this.#restartAt,
      note: this.#note,
    };
  }

  #dispatch(event: DynoEvent): void {
    const before = this.state;
    const { machine, effects } = step(this.#machine, event);
    this.#machine = machine;
    if (this.state !== before) this.#since = Date.now();
    if (machine.phase.name !== 'starting') this.#clear('boot', 'bind');
    if (machine.phase.name !== 'stopping') {
      this.#shutdown = null;
      this.#clear('grace', 'tick');
    }
    for (const effect of effects) this.#carryOut(effect);
    if (!this.alive) {
      for (const listener of this.#endListeners) listener();
      this.#endListeners.clear();
    }
    this.owner.changed();
  }

  #carryOut(effect: Effect): void {
    switch (effect.name) {
      case 'log':
        return this.owner.log(this.name, effect.text);
      case 'spawn':
        return void this.#spawn();
      case 'awaitBind':
        return this.#awaitBind();
      case 'terminate':
        return this.#terminate();
      case 'kill':
        return this.#killProcess();
      case 'crash':
        if (this.owner.crashed(this, effect.status)) this.#scheduleRestart(effect.crashes);
        return;
      case 'failure':
        return void this.owner.crashed(this, FAILURE_STATUS);
      case 'cancelRestart':
        this.#restartAt = null;
        return this.#clear('restart');
      default:
        return assertNever(effect);
    }
  }

  async #spawn(): Promise<void> {
    this.#preparing = true;
    this.#typedAhead = [];
    this.#note = null;
    this.#restartAt = null;
    try {
      const launch = await this.owner.prepare(this);
      this.#preparing = false;
      if (this.#machine.phase.name !== 'starting') return this.#dispatch({ name: 'notStarted' });
      this.launch = launch;
      this.#output = this.owner.output(this);
      this.#process = spawnDyno({
        ...launch,
        ...this.#size,
        onData: (chunk) => {
          this.recorder.write(chunk);
          this.#output?.write(chunk);
        },
        onExit: (status) => this.#ended(status),
      });
      for (const bytes of this.#typedAhead) this.#process.write(bytes);
      this.#starts += 1;
      this.#exit = null;
      this.#dispatch({ name: 'spawned', command: launch.command, awaitsBind: launch.awaitsBind });
    } catch (error) {
      this.#preparing = false;
      this.#note = toFailure(error).message;
      if (this.#machine.phase.name !== 'starting') return this.#dispatch({ name: 'notStarted' });
      this.#dispatch({ name: 'refused', reason: this.#note });
    }
  }

  #ended(status: number): void {
    const goodRun = this.#machine.phase.name === 'up' && Date.now() - this.#since >= GOOD_RUN_MS;
    this.#process = null;
    this.#output?.end();
    this.#output = null;
    this.recorder.write(new TextEncoder().encode(RESET_MODES));
    this.#exit = { status, at: Date.now() };
    this.#dispatch({ name: 'exited', status, goodRun });
  }

  #awaitBind(): void {
    const { port } = this.launch ?? { port: null };
    if (port === null) return this.#dispatch({ name: 'bound' });
    const probe = async (): Promise<void> => {
      const bound = await acceptsConnection(port);
      if (this.#machine.phase.name !== 'starting' || this.#process === null) return;
      if (bound) return this.#dispatch({ name: 'bound' });
      this.#timer('bind', BIND_POLL_MS, () => void probe());
    };
    this.#timer('boot', this.owner.timing.bootTimeoutMs, () => void this.#bootElapsed());
    void probe();
  }

  async #bootElapsed(): Promise<void> {
    const ports = (await this.#process?.listeningPorts()) ?? [];
    const seconds = this.owner.timing.bootTimeoutMs / 1000;
    const boundInstead = ports[0] ?? null;
    if (boundInstead !== null) {
      this.#note = `It listens on port ${boundInstead} instead of its PORT ${this.launch?.port}. Use the PORT variable.`;
    }
    this.#dispatch({ name: 'bootElapsed', seconds, boundInstead });
  }

  #terminate(): void {
    const since = Date.now();
    const { shutdownGraceMs } = this.owner.timing;
    this.#shutdown = { since, deadline: since + shutdownGraceMs, alive: this.#process?.countAlive() ?? 0 };
    if (this.#process === null) {
      if (!this.#preparing) this.#dispatch({ name: 'notStarted' });
      return;
    }
    // Interactive shells ignore SIGTERM; closing their terminal is what ends them.
    if (this.kind === 'one-off') this.#process.hangUp();
    this.#process.terminate();
    this.#timer('grace', shutdownGraceMs, () =>
      this.#dispatch({ name: 'graceElapsed', seconds: shutdownGraceMs / 1000 }),
    );
    this.#tick();
  }

  #tick(): void {
    this.#timer('tick', SHUTDOWN_TICK_MS, () => {
      if (this.#shutdown === null || this.#process === null) return;
      this.#shutdown = { ...this.#shutdown, alive: this.#process.countAlive() };
      this.owner.changed();
      this.#tick();
    });
  }

  #killProcess(): void {
    this.#clear('grace');
    const since = this.#shutdown?.since ?? Date.now();
    this.#shutdown = { since, deadline: null, alive: this.#process?.countAlive() ?? 0 };
    if (this.#process === null) {
      if (!this.#preparing) this.#dispatch({ name: 'notStarted' });
      return;
    }
    this.#process.kill();
    this.#tick();
  }

  #scheduleRestart(crashes: number): void {
    const { restartDelaysMs } = this.owner.timing;
    const delay = restartDelaysMs[Math.min(crashes, restartDelaysMs.length) - 1] ?? 0;
    this.#restartAt = Date.now() + delay;
    this.#timer('restart', delay, () => {
      this.#restartAt = null;
      this.#dispatch({ name: 'restartDue' });
    });
  }

  #timer(name: 'grace' | 'boot' | 'bind' | 'restart' | 'tick', delayMs: number, callback: () => void): void {
    this.#clear(name);
    this.#timers.set(
      name,
      setTimeout(() => {
        this.#timers.delete(name);
        callback();
      }, delayMs),
    );
  }

  #clear(...names: ('grace' | 'boot' | 'bind' | 'restart' | 'tick')[]): void {
    for (const name of names) {
      clearTimeout(this.#timers.get(name));
      this.#timers.delete(name);
    }
  }
}
