import { basename } from 'node:path';
import type { AppSettings, AppSnapshot, FirstExit } from '../../shared/app.ts';
import { DynodeckError, toFailure } from '../../shared/failure.ts';
import { AppActivity } from './activity/app-activity.ts';
import type { AppContext } from './app-context.ts';
import { AppDynos } from './app-dynos.ts';
import { type AppFiles, isChangedFor, NO_FILES, readAppFiles, watchedFiles, WEB } from './app-files.ts';
import { AppFormation, type ScaleChanges } from './app-formation.ts';
import { AppOneOffs } from './app-one-offs.ts';
import { AppPorts } from './app-ports.ts';
import { appSnapshot } from './app-snapshot.ts';
import { AppConfig } from './config/app-config.ts';
import { AppCrashes } from './crashes/app-crashes.ts';
import { watchedOwner } from './crashes/watched-owner.ts';
import { describeFirstExit, onExitOf, timingOf } from './crash-policy.ts';
import { Dyno, type DynoOwner, type Launch } from './dyno.ts';
import { FileWatcher } from './file-watcher.ts';
import { FolderPoll } from './folder-poll.ts';
import { prepareLaunch } from './launch.ts';
import { AppLogs } from './log/app-logs.ts';
import { Logplex } from './log/logplex.ts';
import { AppPlatform } from './platform/app-platform.ts';
import { AppReleases } from './releases/app-releases.ts';
import { releaseOwner } from './releases/owner-of.ts';
import { AppRouter } from './router/app-router.ts';
import type { RunOptions } from './run-options.ts';
import { AppSetup } from './setup/app-setup.ts';
import type { Timing } from './timing.ts';
import { userOf } from './user.ts';

/** One frame of a 60 Hz screen: changes within it reach clients as one snapshot. */
const SNAPSHOT_INTERVAL_MS = 16;

/** An opened folder: its files, formation, dynos and log. It behaves the same whether anyone looks or not. */
export class App {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  readonly logplex = new Logplex();
  readonly logs: AppLogs;
  readonly config: AppConfig;
  readonly platform: AppPlatform;
  readonly setup = new AppSetup({
    app: this,
    files: () => this.#files,
    plan: () => this.#formation.plan(),
    requireTrust: () => this.#requireTrust(),
    reload: () => this.#reloadLater(),
  });
  readonly activity: AppActivity;
  readonly releases: AppReleases;
  readonly router: AppRouter;
  readonly crashes: AppCrashes;

  #context: AppContext;
  #settings: AppSettings;
  #files: AppFiles = NO_FILES;
  readonly #ports: AppPorts;
  readonly #dynos: AppDynos;
  readonly #formation = new AppFormation({
    processTypes: () => this.#files.processTypes,
    settings: () => this.#settings,
    run: () => this.#context.run,
    save: (change) => this.#save(change),
  });
  readonly #oneOffs: AppOneOffs;
  /** Whether the formation is meant to run: set by any start, unset by "Stop all". New dynos follow it. */
  #started = false;
  /** Who acts here, for the log. */
  #user = '';
  #firstExit: FirstExit | null = null;
  #closing: Promise<void> | null = null;
  #watcher = new FileWatcher(() => this.#reloadLater());
  #snapshotTimer: NodeJS.Timeout | null = null;
  readonly #folderPoll = new FolderPoll(() => this.#reloadLater());

  constructor(context: AppContext) {
    this.#context = context;
    this.#settings = context.settings;
    this.id = context.id;
    this.folder = context.folder;
    this.name = basename(context.folder) || context.folder;
    this.logs = new AppLogs({ folder: context.logFolder, logplex: this.logplex, version: context.version });
    this.#ports = new AppPorts(context.ports, () => this.#formation.plan());
    this.config = new AppConfig(this, context.shellEnvironment, () => this.#changed());
    const owner = watchedOwner(this.#dynoOwner(), () => this.crashes);
    this.#dynos = new AppDynos(
      (type, number, kind) => new Dyno(type, number, kind, owner),
      () => this.#changed(),
    );
    this.#oneOffs = new AppOneOffs({
      dynos: this.#dynos,
      processTypes: () => this.#files.processTypes,
      say: (text) => this.logplex.api(text),
    });
    this.router = new AppRouter({
      app: this,
      context: context.router,
      timing: context.timing.router,
      configVars: () => this.#files.configVars,
      hasWeb: () => this.#files.processTypes.some(({ name }) => name === WEB),
      changed: () => this.#changed(),
    });
    this.activity = new AppActivity({
      app: this,
      file: context.logFolder === null ? null : `${context.logFolder}.start-ups.json`,
      commandOf: (dyno) => this.#commandOf(dyno) ?? '',
      happened: (event) => context.happened(event),
    });
    const platform = { app: this, traffic: this.router, sizeOf: (type: string) => this.#formation.sizeOf(type) };
    this.platform = new AppPlatform({ ...context, ...platform });
    this.crashes = new AppCrashes(this, context, () => this.#changed());
    this.releases = new AppReleases(
      this.activity.hearing(context.releases),
      releaseOwner(this, this.#dynos, context, {
        files: () => this.#files,
        started: () => this.#started,
        commands: this.#oneOffs.commands,
        changed: () => this.#changed(),
      }),
    );
  }

  get dynos(): readonly Dyno[] {
    return this.#dynos.all;
  }

  get settings(): AppSettings {
    return this.#settings;
  }

  get ports(): AppPorts {
    return this.#ports;
  }

  get firstExit(): FirstExit | null {
    return this.#firstExit;
  }

  get closing(): boolean {
    return this.#closing !== null;
  }

  /** Reads the files and starts to watch them. */
  async open(): Promise<void> {
    const opening = [this.logs.open(), this.activity.open(), this.crashes.open()];
    [this.#user] = await Promise.all([userOf(this.folder), ...opening]);
    await this.reload();
    await this.releases.open();
    await this.#watcher.watch(watchedFiles(this.folder, this.#settings));
    // A change between the first reading and the watcher being ready would be missed.
    await this.reload();
  }

  /** Reads Procfile and env files again and adapts formation, dynos and marks. */
  async reload(): Promise<void> {
    const files = await readAppFiles(this.folder, this.#settings, this.#context.run.startCommand);
    if (this.closing) return;
    const folderCameBack = files.folderExists && !this.#files.folderExists;
    // While the folder is away its dynos stay what they are.
    if (!files.folderExists) {
      this.#files = { ...this.#files, problems: files.problems, folderExists: false };
      this.setup.filesRead();
      this.#folderPoll.wait();
      return this.#changed();
    }
    const before = this.#files;
    this.#files = files;
    this.activity.filesRead(before, files);
    this.setup.filesRead();
    this.#choosePorts();
    this.#dynos.reconcile(this.#formation.plan(), { startNew: false, startAgain: this.#started });
    for (const dyno of this.#dynos.formation) if (isChangedFor(dyno.type, before, files)) dyno.commandOrConfigChanged();
    this.#changed();
    if (folderCameBack) await this.#watcher.watch(watchedFiles(this.folder, this.#settings));
  }

  #choosePorts(): void {
    this.#ports.choose(this.#files, this.#settings, this.#context.shellEnvironment);
    const { port, origin } = this.#ports.base;
    if (origin === 'assigned' && port !== this.#settings.assignedPort) this.#save({ assignedPort: port });
  }

  /** @param run what holds for this run, when that is to change too */
  async configure(change: Partial<AppSettings>, run: RunOptions = this.#context.run): Promise<void> {
    this.#context = { ...this.#context, run };
    const before = this.#settings;
    this.#save(change);
    this.activity.configured(before, this.#settings);
    await this.#watcher.watch(watchedFiles(this.folder, this.#settings));
    await this.reload();
  }

  trust(): void {
    this.#save({ trusted: true });
    this.#changed();
  }

  /** Starts all of the formation, one type or one dyno. */
  start(target: string | null): void {
    this.releases.before(this.#beginWith(target), (dyno) => dyno.start());
  }

  stop(target: string | null): void {
    const dynos = this.targets(target);
    if (target === null) this.#started = false;
    this.releases.forget(dynos);
    for (const dyno of dynos) dyno.stop();
  }

  restart(target: string | null): void {
    this.releases.before(this.#beginWith(target), (dyno) => dyno.restart());
  }

  /** Restarts just the dynos that run with an older command or older config vars. */
  restartStale(): void {
    this.#requireTrust();
    const stale = new Set(this.snapshot().dynos.filter((dyno) => dyno.stale !== null).map((dyno) => dyno.name));
    const dynos = this.#dynos.wanted.filter(({ name }) => stale.has(name));
    this.releases.before(dynos, (dyno) => dyno.restart(), true);
  }

  kill(target: string | null): void {
    for (const dyno of this.targets(target)) dyno.kill();
  }

  /** Changes quantities and sizes. New dynos start when the formation runs. @returns the whole formation */
  scale(changes: ScaleChanges): Record<string, number> {
    const formation = this.#formation.changed(changes);
    if (this.#formation.grows(formation) && this.#started) this.#requireTrust();
    this.#formation.keep(formation, changes);
    this.logplex.api(`Scaled to ${this.#formation.describe()} by user ${this.#user}`);
    this.activity.scaled(this.#formation.describe());
    this.#dynos.reconcile(this.#formation.plan(), { startNew: this.#started, startAgain: this.#started });
    this.#changed();
    return formation;
  }

  /** Starts a one-off dyno: a command line, or a process type's name with more arguments. */
  run(command: string, size: { columns: number; rows: number }): Dyno {
    this.#requireTrust();
    return this.#oneOffs.run(command, this.#user, size);
  }

  /** Closes a one-off dyno's terminal: ends it if it still runs, then forgets it. */
  async closeRun(name: string): Promise<void> {
    await this.#oneOffs.close(name);
  }

  /** @throws {DynodeckError} `unknown-dyno` */
  dyno(name: string): Dyno {
    return this.#dynos.require(name);
  }

  snapshot(): AppSnapshot {
    const snapshot = appSnapshot({
      app: this,
      files: this.#files,
      plan: this.#formation.plan(),
      sizeOf: (type) => this.#formation.sizeOf(type),
      problems: this.#context.problems,
      commandOf: (dyno) => this.#commandOf(dyno) ?? dyno.launch?.command ?? '',
    });
    return this.crashes.shown(snapshot);
  }

  /** Stops everything and resolves when nothing of it is alive. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  killAll(): void {
    for (const dyno of this.dynos) {
      dyno.stop();
      dyno.kill();
    }
  }

  async #close(): Promise<void> {
    this.#changed();
    this.#folderPoll.dispose();
    this.setup.dispose();
    this.platform.dispose();
    const goodRunsKept = this.crashes.close();
    for (const dyno of this.dynos) dyno.stop();
    await this.#watcher.dispose();
    await Promise.all(this.dynos.map((dyno) => dyno.ended()));
    await this.releases.close();
    await this.router.close();
    this.#context.ledger.freePorts(this.folder);
    await Promise.all([this.activity.close(), this.logs.close(), goodRunsKept]);
    this.logplex.dispose();
    if (this.#snapshotTimer) clearTimeout(this.#snapshotTimer);
  }

  async #prepare(dyno: Dyno): Promise<Launch> {
    const command = this.#commandOf(dyno);
    if (command === undefined) throw this.#formation.unknownType(dyno.type);
    const source = await this.releases.launchSource(dyno);
    const request = {
      ...source,
      dyno,
      command: source.command ?? command,
      port: this.#ports.of(dyno, this.dynos),
      shellEnvironment: this.#context.shellEnvironment,
      nextBase: () => this.#ports.nextBase(),
    };
    return this.#ports.watchConflict(dyno, () => prepareLaunch(request));
  }

  #dynoOwner(): DynoOwner {
    const timing = (): Timing => timingOf(this.#context.timing, this.#settings, this.#context.run);
    return {
      get timing() {
        return timing();
      },
      prepare: (dyno) => this.#prepare(dyno),
      spawn: (dyno, options) => this.#context.ledger.spawn({ folder: this.folder, dyno: dyno.name }, options),
      log: (dyno, text) => this.logplex.log(dyno, text),
      output: (dyno) => this.releases.sink(dyno, () => this.config.masked(dyno, this.logplex.writer(dyno.name))),
      crashed: (dyno, status) => this.#crashed(dyno, status),
      changed: () => {
        this.activity.look();
        this.#changed();
      },
    };
  }

  /** @returns whether the dyno is to be started again */
  #crashed(dyno: Dyno, status: number): boolean {
    const onExit = onExitOf(dyno.type, this.#settings, this.#context.run);
    if (onExit === 'stop') this.#stopAfter({ dyno: dyno.name, status });
    return onExit === 'restart';
  }

  #stopAfter(exit: FirstExit): void {
    if (this.#firstExit !== null || this.closing) return;
    this.#firstExit = exit;
    this.#started = false;
    this.logplex.log(exit.dyno, describeFirstExit(exit));
    // The one that ended stays `crashed`, for everybody to see.
    for (const dyno of this.#dynos.formation) if (dyno.name !== exit.dyno) dyno.stop();
  }

  /** The dynos that a start or restart is for; one that was scaled away is not, though it may still be ending. */
  #beginWith(target: string | null): Dyno[] {
    this.#requireTrust();
    const { wanted } = this.#dynos;
    const dynos = this.targets(target).filter((dyno) => dyno.kind === 'one-off' || wanted.includes(dyno));
    if (target?.includes('.') && dynos.length === 0) {
      throw new DynodeckError('unknown-dyno', `${target} is being scaled down, so it is not started again.`);
    }
    this.#started = true;
    this.#firstExit = null;
    return dynos;
  }

  /** The dynos a request is about. @throws {DynodeckError} */
  targets(target: string | null): Dyno[] {
    const { formation, all } = this.#dynos;
    if (target === null) return formation;
    const named = all.filter((dyno) => dyno.name === target);
    if (named.length > 0) return named;
    if (this.#formation.plan().types.every(({ name }) => name !== target)) {
      if (target.includes('.')) throw new DynodeckError('unknown-dyno', `There is no dyno ${target}.`);
      throw this.#formation.unknownType(target);
    }
    return formation.filter((dyno) => dyno.type === target);
  }

  #commandOf(dyno: Dyno): string | undefined {
    if (dyno.kind === 'one-off') return this.#oneOffs.commands.get(dyno.name);
    const released = this.releases.commandOf(dyno.type);
    return released ?? this.#files.processTypes.find(({ name }) => name === dyno.type)?.command;
  }

  #requireTrust(): void {
    if (this.closing) throw new DynodeckError('closed', `${this.name} is being closed.`);
    if (this.#settings.trusted) return;
    throw new DynodeckError('untrusted', `${this.folder} is not trusted yet, so nothing in it is run.`);
  }

  #save(change: Partial<AppSettings>): void {
    this.#settings = { ...this.#settings, ...change };
    this.#context.save(this.#settings);
  }

  /** For timers and watchers, where nobody is there to catch an error. */
  #reloadLater(): void {
    this.reload().catch((error: unknown) =>
      this.logplex.api(`The app's files were not read again: ${toFailure(error).message}`),
    );
  }

  #changed(): void {
    this.router.update();
    this.crashes.observe();
    if (this.#snapshotTimer) return;
    this.#snapshotTimer = setTimeout(() => {
      this.#snapshotTimer = null;
      this.platform.changed();
      this.#context.changed(this.config.shown(this.snapshot()));
    }, SNAPSHOT_INTERVAL_MS);
  }
}
