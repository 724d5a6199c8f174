import { realpath, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { AppSettings, AppSnapshot } from '../../shared/app/app.ts';
import type { Orphan } from '../../shared/dynos/dyno.ts';
import type { EngineInfo, EventName, Events, Params } from '../../shared/contract/contract.ts';
import { DynodeckError } from '../../shared/contract/failure.ts';
import type { Channel } from '../../shared/contract/wire.ts';
import type { PortRegistry } from './app/ports.ts';
import { appId, lastGoodLaunchesFile, logFolder, releasesFolder } from './app/app-paths.ts';
import { App } from './app/app.ts';
import type { Dyno } from './dyno/dyno.ts';
import { describeCutOff, ClosingHandshake, type ClosingClient } from './app/closing-handshake.ts';
import { EngineLedger } from './process/orphans/engine-ledger.ts';
import { describeOrphan, leftBehind } from './process/orphans/orphan-watch.ts';
import { Orphans } from './process/orphans/orphans.ts';
import { isStartedFromIcon, loginShellEnvironment, type ShellEnvironment } from './system/login-shell.ts';
import { Sampler } from './dyno-manager/sampler.ts';
import { PLAIN_BOX, type SecretBox } from './storage/secret-box.ts';
import type { TerminalSize } from './terminal/view-sizes.ts';
import { PLAIN_RUN, type LocalOptions } from './formation/local-options.ts';
import { EngineRouting } from './router/engine-routing.ts';
import { remembered, type SettingsStore } from './storage/settings.ts';
import { DEFAULT_APP_TIMING, type AppTiming } from './app/timing.ts';

export interface EngineOptions {
  version: string;
  host: EngineInfo['host'];
  /** The sample app's folder; trusted because it is ours. */
  sampleFolder: string;
  settings: SettingsStore;
  /**
   * The developer's own environment: dynos get all of it, so whoever starts an engine leaves out what it has added
   * itself. In a desktop app that was started from an icon the login shell is asked for a better one.
   */
  shellEnvironment: NodeJS.ProcessEnv;
  terminalRenderer: EngineInfo['terminalRenderer'];
  timing?: Partial<AppTiming>;
  /** Where Dynodeck keeps its own state; null or absent: nothing is kept on disk. */
  stateFolder?: string | null;
  /** Encrypts the config vars of releases; absent: the host has no key store. */
  secretBox?: SecretBox;
  /** Says a sentence to whoever runs this engine, when no client can hear it; absent: on stderr. */
  warn?: (sentence: string) => void;
}

/** Somebody who is connected, and hears of what happens. */
export interface EngineClient extends ClosingClient {
  event<E extends EventName>(event: E, data: Events[E]): void;
  /** Tells its views of a dyno's terminal the size that another view has set. */
  terminalResized(app: App, dyno: Dyno): void;
  dispose(): void;
}

/** Nobody reads a longer list of recent apps; the oldest is forgotten. */
const MAX_RECENT = 20;
/** What stands in place of a path, for a problem that is in no file of the app. */
const LOGIN_SHELL = 'login shell';

const NEW_APP: AppSettings = {
  procfile: null,
  envFiles: null,
  port: null,
  assignedPort: null,
  formation: {},
  trusted: false,
};

/** Owns all open apps. It never knows who is looking: with no client connected it behaves the same. */
export class Engine {
  readonly #options: EngineOptions;
  readonly #serve: (engine: Engine, channel: Channel) => EngineClient;
  readonly #shellEnvironment: Promise<ShellEnvironment>;
  readonly #timing: AppTiming;
  readonly #ledger: EngineLedger;
  readonly #orphans: Orphans;
  readonly #sampler: Sampler;
  readonly #routing: EngineRouting;
  /** What was found last, for the logs of their apps. */
  #foundOrphans: Orphan[] = [];
  #apps = new Map<string, App>();
  /** One opening at a time per folder, so that two clients never open it twice. */
  #opening = new Map<string, Promise<App>>();
  /** By folder. Who opens it again waits until its dynos have gone: they hold its ports. */
  #closingApps = new Map<string, Promise<void>>();
  #clients = new Set<EngineClient>();
  /** Those of the clients behind which a person reads notices. */
  readonly #readers = new Set<EngineClient>();
  #unread: string[] = [];
  #closing: Promise<void> | null = null;
  #handshake: ClosingHandshake | null = null;

  /** @param serve what answers the requests of a client that has connected */
  constructor(options: EngineOptions, serve: (engine: Engine, channel: Channel) => EngineClient) {
    this.#options = options;
    this.#serve = serve;
    this.#shellEnvironment = shellEnvironmentOf(options);
    this.#timing = { ...DEFAULT_APP_TIMING, ...options.timing };
    this.#sampler = new Sampler(this.#timing.sampleMs);
    this.#ledger = new EngineLedger({
      stateFolder: options.stateFolder ?? null,
      strayLookMs: this.#timing.strayLookMs,
      onProblem: (sentence) => this.notify(sentence),
    });
    this.#orphans = new Orphans(() => this.#ledger.others());
    this.#routing = new EngineRouting(this, options.stateFolder ?? null, this.#timing.router);
    void this.#findOrphans();
  }

  get options(): EngineOptions {
    return this.#options;
  }

  get apps(): App[] {
    return [...this.#apps.values()];
  }

  /**
   * Serves a client until its channel closes.
   * @param reader who is behind it: notices are for persons, and a program that connects first takes none away
   */
  connect(channel: Channel, reader: 'person' | 'program'): void {
    const client = this.#serve(this, channel);
    this.#clients.add(client);
    if (reader === 'person') {
      this.#readers.add(client);
      for (const text of this.#unread.splice(0)) client.event('notice', { text });
    }
    if (this.#handshake !== null) client.event('engine.closed', {});
    channel.onClose(() => {
      client.dispose();
      this.#clients.delete(client);
      this.#readers.delete(client);
      this.clientLeft();
    });
  }

  /**
   * Opens a folder, or shows and adapts the app that has it open already.
   * @param run what the command line asks for; it holds for as long as the app is open, and is never remembered
   * @throws {DynodeckError}
   */
  async openApp({ folder, procfile, envFiles, port }: Params<'app.open'>, run?: LocalOptions): Promise<AppSnapshot> {
    const path = await requireFolder(folder);
    const change = {
      ...(procfile === undefined ? {} : { procfile }),
      ...(envFiles === undefined ? {} : { envFiles }),
      ...(port === undefined ? {} : { port }),
    };
    await this.#closingApps.get(path);
    this.#requireOpen();
    const known = this.#apps.get(appId(path)) ?? (await this.#opening.get(path));
    if (known) {
      if (Object.keys(change).length > 0 || run) await known.configure(change, run);
      this.#remember(known);
      return known.snapshot();
    }
    const opening = this.#open(path, resolve(folder), change, run ?? PLAIN_RUN);
    this.#opening.set(path, opening);
    const app = await opening.finally(() => this.#opening.delete(path));
    return app.snapshot();
  }

  openSample(): Promise<AppSnapshot> {
    return this.openApp({ folder: this.#options.sampleFolder });
  }

  /** Says a sentence to everybody who reads, or to the first one who comes to. */
  notify(text: string): void {
    if (this.#readers.size === 0) this.#unread.push(text);
    for (const client of this.#readers) client.event('notice', { text });
  }

  /** Stops the app's dynos, then forgets it. */
  async closeApp(id: string): Promise<void> {
    const app = this.app(id);
    const closing = this.#closingApps.get(app.folder) ?? this.#closeApp(app);
    this.#closingApps.set(app.folder, closing);
    await closing.finally(() => this.#closingApps.delete(app.folder));
  }

  /** @throws {DynodeckError} `unknown-app` */
  app(id: string): App {
    const app = this.#apps.get(id);
    if (!app) throw new DynodeckError('unknown-app', 'That app is not open (any more).');
    return app;
  }

  forgetRecent(folder: string): void {
    const { settings } = this.#options;
    const { apps, recent } = settings.read();
    settings.write({ apps, recent: recent.filter((app) => app.folder !== folder) });
  }

  /**
   * Stops every dyno (SIGTERM, grace, SIGKILL), lets clients read the rest, and resolves when nothing is left. Who
   * reads no more, or for too long, is not waited for, see {@link ClosingHandshake}.
   */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** For who does not want to wait for the grace periods, nor for clients that still read. */
  killAll(): void {
    this.#handshake?.cutOff();
    for (const app of this.#apps.values()) app.killAll();
  }

  /** For a connection: its client wants nothing more. */
  clientLeft(): void {
    this.#handshake?.check();
  }

  listOrphans(): Orphan[] {
    return this.#orphans.list();
  }

  /** Ends what earlier engines have left behind; null: all. Resolves with what is left. */
  async stopOrphans(ids: string[] | null): Promise<Orphan[]> {
    return this.#tellOrphans(await this.#orphans.stop(ids));
  }

  ignoreOrphans(ids: string[] | null): Orphan[] {
    return this.#tellOrphans(this.#orphans.ignore(ids));
  }

  /** The terminal on which `local` shows an app's log has another size now. */
  resizeLines(id: string, size: TerminalSize): void {
    const app = this.app(id);
    for (const dyno of app.resizeLines(size)) this.terminalResized(app, dyno);
  }

  broadcast<E extends EventName>(event: E, data: Events[E]): void {
    for (const client of this.#clients) client.event(event, data);
  }

  /** Tells every view of a dyno's terminal what size that has now. */
  terminalResized(app: App, dyno: Dyno): void {
    for (const client of this.#clients) client.terminalResized(app, dyno);
  }

  async #closeApp(app: App): Promise<void> {
    await app.close();
    this.#apps.delete(app.id);
    this.broadcast('app.closed', { app: app.id });
  }

  async #close(): Promise<void> {
    this.broadcast('engine.closing', {});
    await Promise.allSettled(this.#opening.values());
    await Promise.allSettled(this.apps.map((app) => app.close()));
    this.#apps.clear();
    await this.#routing.close();
    this.#ledger.dispose();
    await this.#letClientsRead();
  }

  async #letClientsRead(): Promise<void> {
    const handshake = new ClosingHandshake(() => [...this.#clients]);
    this.#handshake = handshake;
    this.broadcast('engine.closed', {});
    const reason = await handshake.ended;
    if (reason === null) return;
    const staying = [...this.#clients].filter(({ hasLeft }) => !hasLeft).length;
    (this.#options.warn ?? console.error)(describeCutOff(reason, staying));
  }

  async #findOrphans(): Promise<void> {
    const orphans = await leftBehind(this.#orphans);
    if (orphans.length === 0) return;
    this.#tellOrphans(orphans);
    for (const app of this.apps) this.#logOrphans(app);
  }

  #tellOrphans(orphans: Orphan[]): Orphan[] {
    this.#foundOrphans = orphans;
    this.broadcast('orphans.found', { orphans });
    return orphans;
  }

  #logOrphans(app: App): void {
    for (const orphan of this.#foundOrphans) {
      if (orphan.folder === app.folder) app.logplex.log(orphan.dyno, describeOrphan(orphan));
    }
  }

  async #open(folder: string, typed: string, change: Partial<AppSettings>, run: LocalOptions): Promise<App> {
    const id = appId(folder);
    const { settings } = this.#options;
    const { env, problem } = await this.#shellEnvironment;
    const app = new App({
      id,
      folder,
      reachedBy: [typed, env['PWD']],
      shellEnvironment: withValues(env),
      problems: problem === null ? [] : [{ file: LOGIN_SHELL, line: null, level: 'warning', message: problem }],
      settings: { ...NEW_APP, trusted: await this.#isSample(folder), ...settings.read().apps[folder], ...change },
      run,
      timing: this.#timing,
      ledger: this.#ledger,
      ports: this.#portRegistry(id, folder),
      sampler: this.#sampler,
      releases: {
        folder: releasesFolder(this.#options.stateFolder ?? null, id),
        box: this.#options.secretBox ?? PLAIN_BOX,
        released: (release) => this.broadcast('releases.changed', { app: id, release }),
      },
      router: this.#routing.contextOf(id),
      crashes: {
        lastGoodLaunchesFile: lastGoodLaunchesFile(this.#options.stateFolder ?? null, id),
        crashed: (crash) => this.broadcast('crash.told', { app: id, crash }),
      },
      logFolder: logFolder(this.#options.stateFolder ?? null, id),
      version: this.#options.version,
      save: (saved) => {
        const { apps, recent } = settings.read();
        settings.write({ apps: { ...apps, [folder]: remembered(saved) }, recent });
      },
      changed: (snapshot) => this.broadcast('app.changed', snapshot),
      sampled: (sample) => this.broadcast('metrics.sampled', { app: id, sample }),
      happened: (event) => this.broadcast('activity.happened', event),
    });
    await app.open();
    if (this.#closing) await app.close();
    this.#requireOpen();
    this.#apps.set(id, app);
    this.#logOrphans(app);
    this.#remember(app);
    app.publish();
    return app;
  }

  #requireOpen(): void {
    if (this.#closing) throw new DynodeckError('closed', 'Dynodeck is closing.');
  }

  async #isSample(folder: string): Promise<boolean> {
    const sample = await realpath(this.#options.sampleFolder).catch(() => null);
    return folder === sample;
  }

  #portRegistry(id: string, folder: string): PortRegistry {
    return {
      isTaken: (first, last) => {
        const here = this.apps.some((app) => app.id !== id && app.ports.base.port <= last && first <= app.ports.last);
        return here || this.#ledger.isTakenElsewhere({ folder, first, last }, { ahead: false });
      },
      reserve: (first, last) => {
        this.#ledger.reservePorts({ folder, first, last });
        return this.#ledger.isTakenElsewhere({ folder, first, last }, { ahead: true });
      },
    };
  }

  #remember(app: App): void {
    const { settings } = this.#options;
    const { apps, recent } = settings.read();
    const others = recent.filter(({ folder }) => folder !== app.folder);
    const entry = { folder: app.folder, name: app.name, openedAt: Date.now() };
    settings.write({ apps: { ...apps, [app.folder]: app.settings }, recent: [entry, ...others].slice(0, MAX_RECENT) });
  }
}

async function shellEnvironmentOf({ host, shellEnvironment }: EngineOptions): Promise<ShellEnvironment> {
  const isAsked = host === 'desktop' && isStartedFromIcon(shellEnvironment, process.platform);
  return isAsked ? loginShellEnvironment(shellEnvironment) : { env: shellEnvironment, problem: null };
}

function withValues(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined));
}

async function requireFolder(folder: string): Promise<string> {
  const path = resolve(folder);
  const unreadable = (why: string): DynodeckError =>
    new DynodeckError('folder-unreadable', `${path} cannot be opened: ${why}. Choose a folder with a Procfile.`);
  const real = await realpath(path).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(error.code === 'ENOENT' ? 'there is no such folder' : (error.code ?? error.message));
  });
  if (basename(real) === 'Procfile') return requireFolder(resolve(real, '..'));
  if (!(await stat(real)).isDirectory()) throw unreadable('it is a file, not a folder');
  return real;
}
