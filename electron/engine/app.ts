import { randomInt } from 'node:crypto';
import { basename } from 'node:path';
import type { AppSettings, AppSnapshot } from '../../shared/app.ts';
import type { ScaleOperator } from '../../shared/contract.ts';
import { MAX_QUANTITY } from '../../shared/contract.ts';
import { DynodeckError } from '../../shared/failure.ts';
import { RELEASE } from '../../shared/formation.ts';
import type { ProcessType } from '../../shared/procfile.ts';
import { type BasePort, portOf } from '../../shared/ports.ts';
import { type AppFiles, readAppFiles, watchedFiles } from './app-files.ts';
import { appSnapshot } from './app-snapshot.ts';
import { basePortOf } from './base-port.ts';
import { Dyno, type DynoOwner, type Launch } from './dyno.ts';
import { FileWatcher } from './file-watcher.ts';
import { prepareLaunch } from './launch.ts';
import { Logplex } from './log/logplex.ts';
import type { Timing } from './timing.ts';

/** One frame of a 60 Hz screen: changes within it reach clients as one snapshot. */
const SNAPSHOT_INTERVAL_MS = 16;
/** A folder that has gone is looked for again this often; files inside it are watched once it is back. */
const FOLDER_POLL_MS = 2_000;
/** Heroku numbers one-off dynos with four random digits. */
const ONE_OFF_NUMBERS = { first: 1_000, end: 10_000 };

export interface AppContext {
  id: string;
  folder: string;
  /** The developer's own environment, without anything of ours. */
  shellEnvironment: Record<string, string>;
  settings: AppSettings;
  timing: Timing;
  /** Whether another open app has a port within this range. */
  takenByOthers(first: number, last: number): boolean;
  save(settings: AppSettings): void;
  changed(snapshot: AppSnapshot): void;
}

/** An opened folder: its files, formation, dynos and log. It behaves the same whether anyone looks or not. */
export class App {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  readonly logplex = new Logplex();

  #context: AppContext;
  #settings: AppSettings;
  #files: AppFiles = { processTypes: [], configVars: [], problems: [], folderExists: true };
  #basePort: BasePort = { port: 0, origin: 'default', rejected: [] };
  #dynos: Dyno[] = [];
  /** Commands of one-off dynos by name; a formation dyno's command is its process type's. */
  #oneOffCommands = new Map<string, string>();
  /** Whether the formation is meant to run: set by any start, unset by "Stop all". New dynos follow it. */
  #started = false;
  /** Dynos that end because their type went away or was scaled down. */
  #retiring = new Set<Dyno>();
  #closing = false;
  #watcher = new FileWatcher(() => void this.reload());
  #snapshotTimer: NodeJS.Timeout | null = null;
  #folderTimer: NodeJS.Timeout | null = null;
  #owner: DynoOwner;

  constructor(context: AppContext) {
    this.#context = context;
    this.#settings = context.settings;
    this.id = context.id;
    this.folder = context.folder;
    this.name = basename(context.folder) || context.folder;
    this.#owner = {
      timing: context.timing,
      prepare: (dyno) => this.#prepare(dyno),
      log: (dyno, text) => this.logplex.log(dyno, text),
      output: (dyno) => (dyno.kind === 'formation' ? this.logplex.writer(dyno.name) : null),
      changed: () => this.#changed(),
    };
  }

  get dynos(): readonly Dyno[] {
    return this.#dynos;
  }

  get settings(): AppSettings {
    return this.#settings;
  }

  get basePort(): number {
    return this.#basePort.port;
  }

  get processTypes(): readonly ProcessType[] {
    return this.#files.processTypes;
  }

  /** Reads the files and starts to watch them. */
  async open(): Promise<void> {
    await this.reload();
    await this.#watcher.watch(watchedFiles(this.folder, this.#settings));
    // A change between the first reading and the watcher being ready would be missed.
    await this.reload();
  }

  /** Reads Procfile and env files again and adapts formation, dynos and marks. */
  async reload(): Promise<void> {
    const files = await readAppFiles(this.folder, this.#settings);
    if (this.#closing) return;
    const folderCameBack = files.folderExists && !this.#files.folderExists;
    // While the folder is away its dynos stay what they are.
    if (!files.folderExists) {
      this.#files = { ...this.#files, problems: files.problems, folderExists: false };
      this.#awaitFolder();
      return this.#changed();
    }
    this.#files = files;
    this.#basePort = basePortOf(files, this.#settings, this.#context);
    if (this.#basePort.origin === 'assigned' && this.#basePort.port !== this.#settings.assignedPort) {
      this.#save({ assignedPort: this.#basePort.port });
    }
    this.#reconcile(false);
    this.#changed();
    if (folderCameBack) await this.#watcher.watch(watchedFiles(this.folder, this.#settings));
  }

  async configure(change: Partial<Pick<AppSettings, 'procfile' | 'envFiles' | 'port'>>): Promise<void> {
    this.#save(change);
    await this.#watcher.watch(watchedFiles(this.folder, this.#settings));
    await this.reload();
  }

  trust(): void {
    this.#save({ trusted: true });
    this.#changed();
  }

  /** Starts all of the formation, one type or one dyno. */
  start(target: string | null): void {
    this.#requireTrust();
    const dynos = this.#targets(target);
    this.#started = true;
    for (const dyno of dynos) dyno.start();
  }

  stop(target: string | null): void {
    const dynos = this.#targets(target);
    if (target === null) this.#started = false;
    for (const dyno of dynos) dyno.stop();
  }

  restart(target: string | null): void {
    this.#requireTrust();
    const dynos = this.#targets(target);
    this.#started = true;
    for (const dyno of dynos) dyno.restart();
  }

  /** Restarts just the dynos that run with an older command or older config vars. */
  restartStale(): void {
    this.#requireTrust();
    const stale = new Set(this.snapshot().dynos.filter((dyno) => dyno.stale !== null).map((dyno) => dyno.name));
    for (const dyno of this.#dynos) if (stale.has(dyno.name) && dyno.kind === 'formation') dyno.restart();
  }

  kill(target: string | null): void {
    for (const dyno of this.#targets(target)) dyno.kill();
  }

  /** Changes quantities; new dynos start when the formation runs, surplus ones stop. The whole formation is returned. */
  scale(changes: { type: string; operator: ScaleOperator; quantity: number }[]): Record<string, number> {
    const formation = { ...this.#formation() };
    for (const { type, operator, quantity } of changes) {
      const current = formation[type];
      if (type === RELEASE) {
        throw new DynodeckError('unknown-process-type', '`release` runs on a release; it is never part of the formation.');
      }
      if (current === undefined) throw this.#unknownType(type);
      const wanted = operator === '=' ? quantity : operator === '+' ? current + quantity : current - quantity;
      formation[type] = Math.min(MAX_QUANTITY, Math.max(0, wanted));
    }
    const grows = Object.entries(formation).some(([type, quantity]) => quantity > (this.#formation()[type] ?? 0));
    if (grows && this.#started) this.#requireTrust();
    this.#save({ formation: { ...this.#settings.formation, ...formation } });
    const words = Object.entries(formation).map(([type, quantity]) => `${type}@${quantity}`);
    this.logplex.api(`Scaled to ${words.join(' ')}`);
    this.#reconcile(this.#started);
    this.#changed();
    return formation;
  }

  /** Starts a one-off dyno: a command line, or a process type's name with more arguments. */
  run(command: string, size: { columns: number; rows: number }): Dyno {
    this.#requireTrust();
    const line = command.trim();
    if (line === '') throw new DynodeckError('command-missing', 'A one-off dyno needs a command, such as `bash`.');
    const dyno = new Dyno('run', this.#oneOffNumber(), 'one-off', this.#owner);
    this.#oneOffCommands.set(dyno.name, this.#substituteType(line));
    this.#dynos.push(dyno);
    dyno.resize(size.columns, size.rows);
    this.logplex.api(`Starting process with command \`${line}\``);
    dyno.start();
    return dyno;
  }

  /** Closes a one-off dyno's terminal: ends it if it still runs, then forgets it. */
  async closeRun(name: string): Promise<void> {
    const dyno = this.dyno(name);
    if (dyno.kind !== 'one-off') throw new DynodeckError('unknown-dyno', `${name} is not a one-off dyno; stop it instead.`);
    dyno.stop();
    await dyno.ended();
    this.#remove(dyno);
  }

  /** @throws {DynodeckError} `unknown-dyno` */
  dyno(name: string): Dyno {
    const dyno = this.#dynos.find((candidate) => candidate.name === name);
    if (!dyno) throw new DynodeckError('unknown-dyno', `There is no dyno ${name}.`);
    return dyno;
  }

  snapshot(): AppSnapshot {
    return appSnapshot({
      app: this,
      files: this.#files,
      basePort: this.#basePort,
      formation: this.#formation(),
      commandOf: (dyno) => this.#commandOf(dyno) ?? dyno.launch?.command ?? '',
      portOf: (dyno) => this.#portOf(dyno),
    });
  }

  /** Stops everything and resolves when nothing of it is alive. */
  async close(): Promise<void> {
    this.#closing = true;
    if (this.#folderTimer) clearTimeout(this.#folderTimer);
    await this.#watcher.dispose();
    for (const dyno of this.#dynos) dyno.stop();
    await Promise.all(this.#dynos.map((dyno) => dyno.ended()));
    this.logplex.dispose();
    if (this.#snapshotTimer) clearTimeout(this.#snapshotTimer);
  }

  killAll(): void {
    for (const dyno of this.#dynos) dyno.kill();
  }

  async #prepare(dyno: Dyno): Promise<Launch> {
    const command = this.#commandOf(dyno);
    if (command === undefined) throw this.#unknownType(dyno.type);
    return prepareLaunch({
      dyno,
      command,
      folder: this.folder,
      port: this.#portOf(dyno),
      configVars: this.#files.configVars,
      shellEnvironment: this.#context.shellEnvironment,
    });
  }

  #targets(target: string | null): Dyno[] {
    const formation = this.#dynos.filter((dyno) => dyno.kind === 'formation');
    if (target === null) return formation;
    const named = this.#dynos.filter((dyno) => dyno.name === target);
    if (named.length > 0) return named;
    if (this.#formation()[target] === undefined) {
      if (target.includes('.')) throw new DynodeckError('unknown-dyno', `There is no dyno ${target}.`);
      throw this.#unknownType(target);
    }
    return formation.filter((dyno) => dyno.type === target);
  }

  /** Quantities of the types there are now, in Procfile order, without `release`. */
  #formation(): Record<string, number> {
    const formation: Record<string, number> = {};
    for (const { name } of this.#files.processTypes) {
      if (name !== RELEASE) formation[name] = this.#settings.formation[name] ?? 1;
    }
    return formation;
  }

  /** Makes the dynos what the formation says. Those of a type that went away end first. */
  #reconcile(startNew: boolean): void {
    const formation = this.#formation();
    for (const dyno of this.#dynos) {
      if (dyno.kind === 'formation' && dyno.number > (formation[dyno.type] ?? 0)) void this.#retire(dyno);
    }
    for (const [type, quantity] of Object.entries(formation)) {
      for (let number = 1; number <= quantity; number++) this.#want(type, number, startNew);
    }
    this.#sort(Object.keys(formation));
  }

  #want(type: string, number: number, start: boolean): void {
    const existing = this.#dynos.find((dyno) => dyno.kind === 'formation' && dyno.type === type && dyno.number === number);
    if (existing) {
      // Wanted again while on its way out: it ends, then starts.
      if (this.#retiring.delete(existing)) existing.start();
      return;
    }
    const dyno = new Dyno(type, number, 'formation', this.#owner);
    this.#dynos.push(dyno);
    if (start) dyno.start();
  }

  async #retire(dyno: Dyno): Promise<void> {
    if (this.#retiring.has(dyno)) return;
    if (!dyno.alive) return this.#remove(dyno);
    this.#retiring.add(dyno);
    dyno.stop();
    await dyno.ended();
    if (this.#retiring.delete(dyno)) this.#remove(dyno);
  }

  #remove(dyno: Dyno): void {
    dyno.stop();
    this.#dynos = this.#dynos.filter((other) => other !== dyno);
    this.#oneOffCommands.delete(dyno.name);
    this.#changed();
  }

  /** Formation in Procfile order, one-offs last in the order they were started. */
  #sort(types: string[]): void {
    const rank = (dyno: Dyno): number => {
      const index = types.indexOf(dyno.type);
      return dyno.kind === 'one-off' ? types.length + 1 : index < 0 ? types.length : index;
    };
    const byNumber = (a: Dyno, b: Dyno): number => (a.kind === 'one-off' ? 0 : a.number - b.number);
    this.#dynos.sort((a, b) => rank(a) - rank(b) || byNumber(a, b));
  }

  #commandOf(dyno: Dyno): string | undefined {
    if (dyno.kind === 'one-off') return this.#oneOffCommands.get(dyno.name);
    return this.#files.processTypes.find(({ name }) => name === dyno.type)?.command;
  }

  #portOf(dyno: Dyno): number | null {
    const types = Object.keys(this.#formation());
    if (dyno.kind === 'formation') {
      const index = types.indexOf(dyno.type);
      return index < 0 ? (dyno.launch?.port ?? null) : portOf(this.#basePort.port, index, dyno.number);
    }
    if (dyno.launch) return dyno.launch.port;
    // One-offs get the block behind the last type, each the lowest number that is free.
    const taken = new Set(this.#dynos.filter((other) => other.kind === 'one-off' && other.alive).map((other) => other.launch?.port));
    let number = 1;
    while (taken.has(portOf(this.#basePort.port, types.length, number))) number++;
    return portOf(this.#basePort.port, types.length, number);
  }

  /** `worker 42` runs the Procfile's command of `worker` with `42` behind it, as `heroku run` does. */
  #substituteType(line: string): string {
    const [name, ...rest] = line.split(/\s+/);
    const type = this.#files.processTypes.find((candidate) => candidate.name === name);
    return type === undefined ? line : [type.command, ...rest].join(' ');
  }

  #oneOffNumber(): number {
    for (;;) {
      const number = randomInt(ONE_OFF_NUMBERS.first, ONE_OFF_NUMBERS.end);
      if (!this.#dynos.some((dyno) => dyno.kind === 'one-off' && dyno.number === number)) return number;
    }
  }

  #unknownType(type: string): DynodeckError {
    const known = Object.keys(this.#formation()).join(', ') || 'none';
    return new DynodeckError('unknown-process-type', `The Procfile has no process type ${type} (it has: ${known}).`);
  }

  #requireTrust(): void {
    if (this.#closing) throw new DynodeckError('closed', `${this.name} is being closed.`);
    if (this.#settings.trusted) return;
    throw new DynodeckError('untrusted', `${this.folder} is not trusted yet, so nothing in it is run.`);
  }

  #save(change: Partial<AppSettings>): void {
    this.#settings = { ...this.#settings, ...change };
    this.#context.save(this.#settings);
  }

  #awaitFolder(): void {
    if (this.#folderTimer || this.#closing) return;
    this.#folderTimer = setTimeout(() => {
      this.#folderTimer = null;
      void this.reload();
    }, FOLDER_POLL_MS);
  }

  #changed(): void {
    if (this.#snapshotTimer) return;
    this.#snapshotTimer = setTimeout(() => {
      this.#snapshotTimer = null;
      this.#context.changed(this.snapshot());
    }, SNAPSHOT_INTERVAL_MS);
  }
}
