import { basename } from 'node:path';
import type { AppSettings, AppSnapshot, FirstExit } from '../../shared/app.ts';
import { DynodeckError } from '../../shared/failure.ts';
import { AppActivity } from './activity/app-activity.ts';
import type { AppContext } from './app-context.ts';
import { AppDynos } from './app-dynos.ts';
import { type AppFiles, isChangedFor, WEB } from './app-files.ts';
import { AppFolder } from './app-folder.ts';
import { AppFormation, type ScaleChanges } from './app-formation.ts';
import { AppOneOffs, type OneOffTerminal } from './app-one-offs.ts';
import { AppPorts } from './app-ports.ts';
import { appSnapshot } from './app-snapshot.ts';
import { AppConfig } from './config/app-config.ts';
import { AppCrashes } from './crashes/app-crashes.ts';
import { watchedOwner } from './crashes/watched-owner.ts';
import { Dyno } from './dyno.ts';
import { dynoOwner } from './dyno-owner.ts';
import { FormationRun } from './formation-run.ts';
import { AppLogs } from './log/app-logs.ts';
import { Logplex } from './log/logplex.ts';
import { AppPlatform } from './platform/app-platform.ts';
import { AppReleases } from './releases/app-releases.ts';
import { releaseOwner } from './releases/owner-of.ts';
import { AppRouter } from './router/app-router.ts';
import type { RunOptions } from './run-options.ts';
import { AppSetup } from './setup/app-setup.ts';
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
    reload: () => this.#content.readLater(),
  });
  readonly activity: AppActivity;
  readonly releases: AppReleases;
  readonly router: AppRouter;
  readonly crashes: AppCrashes;

  #context: AppContext;
  #settings: AppSettings;
  readonly #content: AppFolder;
  readonly #ports: AppPorts;
  readonly #dynos: AppDynos;
  readonly #formation = new AppFormation({
    processTypes: () => this.#files.processTypes,
    settings: () => this.#settings,
    run: () => this.#context.run,
    save: (change) => this.#save(change),
  });
  readonly #run: FormationRun;
  readonly #oneOffs: AppOneOffs;
  /** Who acts here, for the log. */
  #user = '';
  #closing: Promise<void> | null = null;
  #snapshotTimer: NodeJS.Timeout | null = null;

  constructor(context: AppContext) {
    this.#context = context;
    this.#settings = context.settings;
    this.id = context.id;
    this.folder = context.folder;
    this.name = basename(context.folder) || context.folder;
    this.logs = new AppLogs({ folder: context.logFolder, logplex: this.logplex, version: context.version });
    this.#content = new AppFolder({
      folder: context.folder,
      settings: () => this.#settings,
      startCommand: () => this.#context.run.startCommand,
      closing: () => this.closing,
      read: (before, now) => this.#filesRead(before, now),
      gone: () => {
        this.setup.filesRead();
        this.#changed();
      },
      say: (text) => this.logplex.api(text),
    });
    this.#ports = new AppPorts(context.ports, () => this.#formation.plan());
    this.config = new AppConfig(this, context.shellEnvironment, () => this.#changed());
    const owner = watchedOwner(
      dynoOwner(this, {
        context: () => this.#context,
        commandOf: (dyno) => this.#requireCommand(dyno),
        shellCommand: (dyno, command) => this.#oneOffs.shellCommand(dyno, command),
        stopAfter: (exit) => this.#run.stopAfter(exit),
        changed: () => this.#changed(),
      }),
      () => this.crashes,
    );
    this.#dynos = new AppDynos(
      (type, number, kind) => new Dyno(type, number, kind, owner),
      () => this.#changed(),
    );
    this.#run = new FormationRun(this, this.#dynos, this.#formation, () => this.#requireTrust());
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
        started: () => this.#run.started,
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
    return this.#run.firstExit;
  }

  get closing(): boolean {
    return this.#closing !== null;
  }

  /** Starts to watch the files and reads them: the other way round a change in between would be missed. */
  async open(): Promise<void> {
    const user = userOf(this.folder);
    const parts = [this.logs.open(), this.activity.open(), this.crashes.open(), this.releases.open(user)];
    [this.#user] = await Promise.all([user, this.#content.watch(), ...parts]);
    await this.reload();
  }

  /** Reads Procfile and env files again and adapts formation, dynos and marks. */
  reload(): Promise<void> {
    return this.#content.read();
  }

  get #files(): AppFiles {
    return this.#content.files;
  }

  #filesRead(before: AppFiles, now: AppFiles): void {
    this.activity.filesRead(before, now);
    this.setup.filesRead();
    this.#choosePorts();
    this.#dynos.reconcile(this.#formation.plan(), { startNew: false, startAgain: this.#run.started });
    for (const dyno of this.#dynos.formation) if (isChangedFor(dyno.type, before, now)) dyno.commandOrConfigChanged();
    this.#changed();
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
    await this.#content.watch();
    await this.reload();
  }

  trust(): void {
    this.#save({ trusted: true });
    this.#changed();
  }

  /** Starts all of the formation, one type or one dyno. @throws {DynodeckError} */
  start(target: string | null): void {
    this.#run.start(target);
  }

  stop(target: string | null): void {
    this.#run.stop(target);
  }

  restart(target: string | null): void {
    this.#run.restart(target);
  }

  /** Restarts just the dynos that run with an older command or older config vars. */
  restartStale(): void {
    this.#run.restartStale();
  }

  kill(target: string | null): void {
    for (const dyno of this.targets(target)) dyno.kill();
  }

  /** The dynos a request is about. @throws {DynodeckError} */
  targets(target: string | null): Dyno[] {
    return this.#run.targets(target);
  }

  /** Changes quantities and sizes. New dynos start when the formation runs. @returns the whole formation */
  scale(changes: ScaleChanges): Record<string, number> {
    const formation = this.#formation.changed(changes);
    const { started } = this.#run;
    if (started && this.#formation.grows(formation)) this.#requireTrust();
    this.#formation.keep(formation, changes);
    this.logplex.api(`Scaled to ${this.#formation.describe()} by user ${this.#user}`);
    this.activity.scaled(this.#formation.describe());
    this.#dynos.reconcile(this.#formation.plan(), { startNew: started, startAgain: started });
    this.#changed();
    return formation;
  }

  /** Starts a one-off dyno: a command line, or a process type's name with more arguments. */
  run(command: string, terminal: OneOffTerminal): Dyno {
    this.#requireTrust();
    return this.#oneOffs.run(command, this.#user, terminal);
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
    this.setup.dispose();
    this.platform.dispose();
    const goodRunsKept = this.crashes.close();
    for (const dyno of this.dynos) dyno.stop();
    await this.#content.dispose();
    await Promise.all(this.dynos.map((dyno) => dyno.ended()));
    await this.releases.close();
    await this.router.close();
    this.#context.ledger.freePorts(this.folder);
    await Promise.all([this.activity.close(), this.logs.close(), goodRunsKept]);
    this.logplex.dispose();
    if (this.#snapshotTimer === null) return;
    clearTimeout(this.#snapshotTimer);
    // Who watches a dyno learns how it ended.
    this.#context.changed(this.config.shown(this.snapshot()));
  }

  #requireCommand(dyno: Dyno): string {
    const command = this.#commandOf(dyno);
    if (command === undefined) throw this.#formation.unknownType(dyno.type);
    return command;
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
