import { basename } from 'node:path';
import type { AppSettings, AppSnapshot } from '../../../shared/app/app.ts';
import type { FirstExit } from '../../../shared/dynos/dyno.ts';
import { DynodeckError } from '../../../shared/contract/failure.ts';
import { AppActivity } from '../activity/app-activity.ts';
import type { AppDeps } from './deps.ts';
import { AppDynos } from './dynos.ts';
import { type AppFiles, changesBetween, commandOf, WEB } from '../source/source-files.ts';
import { AppFolder } from '../source/folder-watcher.ts';
import { AppFormation, type ScaleChanges } from '../formation/app-formation.ts';
import { AppOneOffs, type OneOffOptions } from './one-offs.ts';
import { AppPorts } from './ports.ts';
import { appSnapshot, type PartsSnapshot } from './snapshot.ts';
import { AppConfig } from '../config/app-config.ts';
import { AppCrashes } from '../crashes/app-crashes.ts';
import { DynoCommands } from './dyno-commands.ts';
import { SnapshotFeed } from './snapshot-feed.ts';
import { AppEventEmitter } from '../parts/app-events.ts';
import { AppParts } from '../parts/app-part.ts';
import { Dyno } from '../dyno/dyno.ts';
import { dynoHost } from './dyno-host.ts';
import { AppInput } from '../input/app-input.ts';
import { FormationController } from './formation-controller.ts';
import { AppLogs } from '../log/app-logs.ts';
import { Logplex } from '../log/logplex.ts';
import { DynoManager } from '../dyno-manager/dyno-manager.ts';
import { AppReleases } from '../releases/app-releases.ts';
import { releaseOwner } from './release-host.ts';
import { AppRouter } from '../router/app-router.ts';
import type { TerminalSize } from '../terminal/view-sizes.ts';
import type { LocalOptions } from '../formation/local-options.ts';
import { AppSetup } from '../setup/app-setup.ts';
import { userOf } from '../system/user.ts';

/** An opened folder: its files, formation, dynos and log. It behaves the same whether anyone looks or not. */
export class App {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  readonly events = new AppEventEmitter();
  readonly logplex = new Logplex({ shown: (text) => this.config.shown(text) });
  readonly logs: AppLogs;
  readonly config: AppConfig;
  readonly platform: DynoManager;
  readonly setup = new AppSetup({
    app: this,
    events: this.events,
    files: () => this.#files,
    plan: () => this.#formation.plan(),
    requireTrust: () => this.#requireTrust(),
    reload: () => this.#content.readLater(),
  });
  readonly activity: AppActivity;
  readonly releases: AppReleases;
  readonly router: AppRouter;
  readonly crashes: AppCrashes;
  readonly input = new AppInput(this.events);

  #context: AppDeps;
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
  readonly #run: FormationController;
  readonly #oneOffs: AppOneOffs;
  /** Who acts here, for the log. */
  #user = '';
  #userFound: Promise<string> = Promise.resolve('');
  #closing: Promise<void> | null = null;
  readonly #commands: DynoCommands;
  readonly #parts: AppParts<PartsSnapshot>;
  readonly #feed = new SnapshotFeed(() => {
    this.events.emit('frame');
    this.#context.changed(this.snapshot());
  });

  constructor(context: AppDeps) {
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
        this.events.emit('folderGone');
        this.#changed();
      },
      log: (text) => this.logplex.api(text),
    });
    this.#ports = new AppPorts(context.ports, () => this.#formation.plan());
    this.config = new AppConfig(this, context.shellEnvironment, () => this.#files.configVars);
    const host = dynoHost(this, {
      context: () => this.#context,
      commandOf: (dyno) => this.#commands.require(dyno),
      oneOffs: () => this.#oneOffs,
      terminalVariables: (dyno) =>
        dyno.kind === 'one-off' ? this.#oneOffs.terminalVariables(dyno) : this.#context.run.terminal?.variables,
      stopAfter: (exit) => this.#run.stopAfter(exit),
    });
    this.#dynos = new AppDynos((type, number, kind) => this.#sized(new Dyno(type, number, kind, host)), this.events);
    this.#run = new FormationController({
      dynos: this.#dynos,
      formation: this.#formation,
      closing: () => this.closing,
      requireTrust: () => this.#requireTrust(),
      isStale: (dyno) => this.#commands.staleness(dyno) !== null,
      log: (dyno, text) => this.logplex.log(dyno, text),
      onceReleased: (dynos, act, again) => this.releases.before(dynos, act, again),
      forget: (dynos) => this.releases.forget(dynos),
    });
    this.#oneOffs = new AppOneOffs({
      dynos: this.#dynos,
      processTypes: () => this.#files.processTypes,
      log: (text) => this.logplex.api(text),
    });
    this.#commands = new DynoCommands({
      files: () => this.#files,
      oneOffs: this.#oneOffs.commands,
      released: (type) => this.releases.commandOf(type),
      unknownType: (type) => this.#formation.unknownType(type),
    });
    this.activity = new AppActivity({
      app: this,
      events: this.events,
      file: context.logFolder === null ? null : `${context.logFolder}.start-ups.json`,
      commandOf: (dyno) => this.#commands.of(dyno) ?? '',
      shown: (text) => this.config.shown(text),
      happened: (event) => context.happened(event),
    });
    this.router = new AppRouter({
      app: this,
      events: this.events,
      context: context.router,
      timing: context.timing.router,
      configVars: () => this.#files.configVars,
      hasWeb: () => commandOf(WEB, this.#files) !== undefined,
    });
    this.platform = new DynoManager({
      ...context,
      app: this,
      events: this.events,
      traffic: this.router,
      sizeOf: (type) => this.#formation.sizeOf(type),
    });
    this.crashes = new AppCrashes({
      ...context.crashes,
      events: this.events,
      logplex: this.logplex,
      shellEnvironment: context.shellEnvironment,
      commandOf: (dyno) => this.#commands.shown(dyno),
      isOverQuota: (dyno) => this.platform.isOverQuota(dyno),
      masked: (text) => this.config.maskedAlways(text),
    });
    this.releases = new AppReleases(
      { ...context.releases, released: (release) => this.events.emit('released', release) },
      releaseOwner(this, this.#dynos, context, {
        files: () => this.#files,
        started: () => this.#run.started,
        commands: this.#oneOffs.commands,
        isStale: (dyno) => this.#commands.staleness(dyno) !== null,
        changed: () => this.#changed(),
      }),
    );
    const releases = {
      open: () => this.releases.open(this.#userFound),
      close: () => this.releases.close(),
      snapshot: () => ({ releases: this.releases.summary() }),
    };
    // Opened in this order, closed in reverse: a new part is a room of its own and a line here.
    this.#parts = AppParts.of(
      this.logs, this.activity, this.crashes, this.input, this.config,
      this.setup, this.platform, this.router, releases,
    );
    this.events.on('released', (release) => context.releases.released(release));
    this.events.on('changed', () => this.#feed.schedule());
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
    this.#userFound = userOf(this.folder);
    [this.#user] = await Promise.all([this.#userFound, this.#content.watch(), this.#parts.open()]);
    await this.reload();
  }

  /** Reads Procfile and env files again and adapts formation, dynos and marks. */
  reload(): Promise<void> {
    return this.#content.read();
  }

  /** Reads them if they look different from how they were read. Never rejects. */
  lookAgain(): Promise<void> {
    return this.#content.lookAgain();
  }

  get #files(): AppFiles {
    return this.#content.files;
  }

  #filesRead(before: AppFiles, now: AppFiles): void {
    this.events.emit('filesRead', before, now);
    this.#choosePorts();
    const isChanged = changesBetween(before, now);
    // Those that come now are new in all: each that is told of a change has all that look at dynos look at all of them.
    const earlier = this.#dynos.formation;
    this.#dynos.reconcile(this.#formation.plan(), { startNew: false, startAgain: this.#run.started });
    for (const dyno of earlier) if (isChanged(dyno.type)) dyno.commandOrConfigChanged();
    this.#changed();
  }

  #choosePorts(): void {
    this.#ports.choose(this.#files, this.#settings, this.#context.shellEnvironment);
    const { port, origin } = this.#ports.base;
    if (origin === 'assigned' && port !== this.#settings.assignedPort) this.#save({ assignedPort: port });
  }

  /** @param run what holds for this run, when that is to change too */
  async configure(change: Partial<AppSettings>, run: LocalOptions = this.#context.run): Promise<void> {
    this.#context = { ...this.#context, run };
    const before = this.#settings;
    this.#save(change);
    this.events.emit('configured', before, this.#settings);
    await this.#content.watch();
    await this.reload();
  }

  /**
   * The terminal on which `local` shows the log has another size now.
   * @returns the dynos whose terminals have another one by that
   */
  resizeLines(size: TerminalSize): Dyno[] {
    const { run } = this.#context;
    if (run.terminal === null) return [];
    this.#context = { ...this.#context, run: { ...run, terminal: { ...run.terminal, size } } };
    return this.#dynos.formation.filter((dyno) => dyno.sizes.setForLines(size));
  }

  #sized(dyno: Dyno): Dyno {
    const { terminal } = this.#context.run;
    if (terminal !== null && dyno.kind === 'formation') dyno.sizes.setForLines(terminal.size);
    return dyno;
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
    this.events.emit('scaled', this.#formation.describe());
    this.#dynos.reconcile(this.#formation.plan(), { startNew: started, startAgain: started });
    this.#changed();
    return formation;
  }

  /** Starts a one-off dyno: a command line, or a process type's name with more arguments. */
  run(command: string, options: OneOffOptions): Dyno {
    this.#requireTrust();
    return this.#oneOffs.run(command, this.#user, options);
  }

  /** Closes a one-off dyno's terminal: ends it if it still runs, then forgets it. */
  async closeRun(name: string): Promise<void> {
    await this.#oneOffs.close(name);
  }

  /** @throws {DynodeckError} `unknown-dyno` */
  dyno(name: string): Dyno {
    return this.#dynos.require(name);
  }

  /** All that a client may know of the app. */
  snapshot(): AppSnapshot {
    return appSnapshot({
      app: this,
      parts: this.#parts,
      files: this.#files,
      plan: this.#formation.plan(),
      sizeOf: (type) => this.#formation.sizeOf(type),
      problems: this.#context.problems,
      commands: this.#commands,
    });
  }

  /** Has clients told of it with the next frame, for what lies outside of it and is part of its snapshot. */
  announce(): void {
    this.#feed.schedule();
  }

  /** Has clients told of it at once: it was just opened, and none knows it. */
  publish(): void {
    this.#feed.schedule();
    this.#feed.flush();
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
    this.#parts.closing();
    for (const dyno of this.dynos) dyno.stop();
    await this.#content.close();
    await Promise.all(this.dynos.map((dyno) => dyno.ended()));
    await this.#parts.close();
    this.#context.ledger.freePorts(this.folder);
    this.logplex.dispose();
    this.#feed.flush();
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
    this.events.emit('changed');
  }
}
