import { app, clipboard, dialog, nativeTheme, shell, type BrowserWindow } from 'electron';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { toFailure } from '../../shared/failure.ts';
import type { DesktopState } from '../../shared/desktop-bridge.ts';
import { terminalRenderer } from '../server/terminal-renderer.ts';
import { AppOpener } from './app-opener.ts';
import { serveAppScheme } from './app-protocol.ts';
import { serveBridge } from './bridge.ts';
import { chooseFolder } from './choose-folder.ts';
import type { StartRequest } from './command-line.ts';
import { DesktopMenus } from './desktop-menus.ts';
import { diagnosticsText } from './diagnostics/diagnostics.ts';
import { gatherFacts } from './diagnostics/gather-facts.ts';
import { askAfterEngineDied } from './engine-died.ts';
import { EngineProcess } from './engine-process.ts';
import type { Installation } from './installation.ts';
import { LinkOpener } from './links/link-opener.ts';
import { registerLinks } from './links/register-links.ts';
import { bringToFront, createMainWindow } from './main-window.ts';
import type { MenuActions } from './menu/menu-options.ts';
import { Notifications } from './notifications.ts';
import { OpenApps } from './open-apps.ts';
import { EngineLog } from './own-log/engine-log.ts';
import { MainLog } from './own-log/main-log.ts';
import { watchTroubles } from './own-log/watch-troubles.ts';
import { PageZoom } from './page-zoom.ts';
import { Preferences } from './preferences.ts';
import { Quit } from './quit.ts';
import { hardenSession } from './security.ts';
import { reopenApps, startWhatRan } from './session/restore-session.ts';
import { SessionKeeper } from './session/session-keeper.ts';
import { openStore } from './store.ts';
import { closeToTray } from './tray/close-to-tray.ts';
import { isTrayAvailable } from './tray/tray-available.ts';
import type { TrayActions } from './tray/tray-template.ts';
import { updateWords } from './updates/update-words.ts';
import type { Updates } from './updates/updates.ts';
import { beginUpdates } from './updates/begin-updates.ts';
import { WindowLink } from './window-link.ts';

/** The desktop app: one window, one engine, and what connects them. */
export class DesktopApp {
  readonly #installation: Installation;
  readonly #shellEnvironment: NodeJS.ProcessEnv;
  readonly #logFolder = join(app.getPath('userData'), 'logs');
  readonly #log = new MainLog(this.#logFolder);
  readonly #engineLog = new EngineLog(this.#logFolder);
  readonly #store = openStore();
  readonly #preferences = new Preferences(this.#store.settings);
  readonly #zoom = new PageZoom(this.#store.zoom);
  readonly #link = new WindowLink();
  readonly #session = new SessionKeeper((session) => this.#store.session.write(session));
  readonly #engine: EngineProcess;
  readonly #openApps: OpenApps;
  readonly #opener: AppOpener;
  readonly #menus: DesktopMenus;
  readonly #notifications: Notifications;
  readonly #updates: Updates;
  #quit: Quit | null = null;
  #window: BrowserWindow | null = null;

  constructor(installation: Installation, shellEnvironment: NodeJS.ProcessEnv) {
    this.#installation = installation;
    this.#shellEnvironment = shellEnvironment;
    watchTroubles(this.#log);
    this.#engine = this.#createEngine();
    this.#openApps = new OpenApps((port) => this.#engine.connect(port));
    const links = new LinkOpener({
      window: () => this.#mainWindow(),
      openFolder: (folder) => this.#opener.openFolder(folder),
      refuse: (sentence) => this.#engine.notify(sentence),
    });
    this.#opener = new AppOpener(this.#engine, (link) => links.follow(link));
    this.#menus = new DesktopMenus({
      store: this.#store,
      preferences: this.#preferences,
      openApps: this.#openApps,
      iconFolder: installation.iconFolder,
      window: () => this.#window,
      menu: this.#menuActions(),
      tray: this.#trayActions(),
    });
    this.#notifications = new Notifications(({ app: id, dyno }) => {
      bringToFront(this.#mainWindow());
      this.#link.send({ kind: 'show', app: id, dyno });
    });
    this.#updates = beginUpdates({
      openApps: this.#openApps,
      preferences: this.#preferences,
      log: this.#log,
      onState: () => this.#tellState(),
    });
    this.#openApps.onChange(() => this.#session.update(this.#openApps.list));
    this.#openApps.onClosing(() => this.#session.freeze());
    this.#preferences.onChange(() => this.#applyPreferences());
  }

  /** Once Electron is ready. */
  async start(request: StartRequest): Promise<void> {
    this.#log.info(`Dynodeck ${app.getVersion()} starts on Electron ${process.versions.electron}, pid ${process.pid}`);
    nativeTheme.themeSource = this.#preferences.now.theme;
    hardenSession();
    serveAppScheme(this.#installation.pageFolder);
    this.#serveBridge();
    this.#quit = new Quit(this.#engine, () => this.#stopping());
    this.#engine.start();
    this.#menus.showMenu();
    this.#mainWindow();
    registerLinks();
    void this.#offerTray();
    await this.#restore(this.#preferences.now.startRunning);
    await this.#opener.carryOut(request);
  }

  /** A second start, or a click on the dock: the window comes to the front, with the app that was asked for. */
  async receive(request: StartRequest | null): Promise<void> {
    await app.whenReady();
    bringToFront(this.#mainWindow());
    if (request !== null) await this.#opener.carryOut(request);
  }

  #createEngine(): EngineProcess {
    return new EngineProcess({
      entry: this.#installation.engineEntry,
      log: this.#engineLog,
      settings: this.#store.engine,
      start: {
        version: app.getVersion(),
        sampleFolder: this.#installation.sampleFolder,
        shellEnvironment: this.#shellEnvironment,
        terminalRenderer: terminalRenderer(this.#shellEnvironment),
      },
      onDied: (status) => void this.#engineDied(status),
      onSettings: () => this.#menus.showMenu(),
    });
  }

  /** What was open is opened again, and from then on what is open is remembered. */
  async #restore(startRunning: boolean): Promise<void> {
    const session = this.#store.session.read();
    await reopenApps(this.#engine, session);
    // The page connects in its own time; nobody waits for it.
    void this.#openApps.whenKnown().then(async () => {
      if (startRunning) await startWhatRan(this.#openApps, session, (text) => this.#engine.notify(text));
      this.#session.begin();
      this.#session.update(this.#openApps.list);
    });
  }

  #stopping(): void {
    this.#session.freeze();
    this.#log.info('Dynodeck stops its dynos and quits');
  }

  #mainWindow(): BrowserWindow {
    if (this.#window !== null) return this.#window;
    const window = createMainWindow({
      state: this.#store.window,
      zoom: this.#zoom,
      preload: this.#installation.preload,
      icon: this.#installation.icon,
      devTools: !app.isPackaged,
    });
    this.#quit?.guard(window, (closing) =>
      closeToTray(closing, {
        isOn: () => this.#preferences.now.closeToTray && this.#menus.hasTray,
        told: this.#store.toldOfTray,
        quit: () => app.quit(),
      }),
    );
    window.on('closed', () => {
      this.#window = null;
      this.#link.closed();
    });
    this.#window = window;
    return window;
  }

  async #offerTray(): Promise<void> {
    if (!(await isTrayAvailable(process.platform, process.env))) return;
    this.#menus.showTray();
    this.#tellState();
  }

  #serveBridge(): void {
    serveBridge({
      connect: (port, window) => {
        this.#engine.connect(port);
        this.#openApps.connect();
        this.#link.opened(window);
      },
      folderToStartIn: () => this.#folderToStartIn(),
      desktopState: () => Promise.resolve(this.#state()),
      changeSettings: (changes) => {
        this.#preferences.change(changes);
        return Promise.resolve(this.#state());
      },
      appOnScreen: (id) => this.#menus.show(id),
      showNotification: (asked) =>
        Promise.resolve(this.#preferences.now.notifications && this.#notifications.show(asked)),
      copyDiagnostics: () => this.#copyDiagnostics(),
      showOwnLogs: () => this.#showOwnLogs(),
      checkForUpdate: () => this.#updates.check(),
      restartToUpdate: () => this.#updates.restart(async () => this.#quit?.endEngine()),
    });
  }

  #menuActions(): MenuActions {
    return {
      openFolder: () => void this.#chooseAndOpen(),
      openRecent: (folder) => void this.#opener.openFolder(folder),
      clearRecent: () => void this.#clearRecent(),
      closeWindow: () => this.#window?.close(),
      quit: () => app.quit(),
      command: (command) => this.#link.send({ kind: 'command', command, app: null }),
      change: (changes) => this.#preferences.change(changes),
      zoom: (direction) => this.#zoom.change(this.#mainWindow(), direction),
      checkForUpdate: () => void this.#checkForUpdate(),
      showDocumentation: () => void shell.openPath(this.#installation.documentationFolder),
      showShortcuts: () => this.#link.send({ kind: 'shortcuts' }),
      copyDiagnostics: () => void this.#copyDiagnostics(),
      showOwnLogs: () => void this.#showOwnLogs(),
    };
  }

  #trayActions(): TrayActions {
    return {
      command: (command, id) => void this.#commandFromTray(command, id),
      showApp: (id) => {
        bringToFront(this.#mainWindow());
        this.#link.send({ kind: 'show', app: id, dyno: null });
      },
      showWindow: () => bringToFront(this.#mainWindow()),
      quit: () => app.quit(),
    };
  }

  /** Without the window, unless it has to ask something. */
  async #commandFromTray(command: 'start' | 'stop', id: string): Promise<void> {
    try {
      await this.#openApps.client?.request(`dynos.${command}`, { app: id, target: null });
    } catch (error) {
      const { code, message } = toFailure(error);
      bringToFront(this.#mainWindow());
      if (code === 'untrusted') this.#link.send({ kind: 'command', command, app: id });
      else this.#engine.notify(message);
    }
  }

  async #chooseAndOpen(): Promise<void> {
    const folder = await chooseFolder(this.#mainWindow(), this.#folderToStartIn());
    if (folder !== null) await this.#opener.openFolder(folder);
  }

  async #clearRecent(): Promise<void> {
    for (const { folder } of this.#store.engine.read().recent) {
      await this.#openApps.client?.request('apps.forget', { folder }).catch(() => {});
    }
  }

  async #checkForUpdate(): Promise<void> {
    const state = await this.#updates.check();
    const message = updateWords(state, app.getVersion());
    await dialog.showMessageBox(this.#mainWindow(), { type: 'info', message, buttons: ['OK'] });
  }

  async #copyDiagnostics(): Promise<string> {
    const text = diagnosticsText(
      gatherFacts({
        apps: this.#openApps.list,
        settings: this.#preferences.now,
        zoom: this.#store.zoom.read(),
        logs: { 'main.log': this.#log, 'engine.log': this.#engineLog },
      }),
    );
    // A promise since Electron 44.
    await clipboard.writeText(text);
    return text;
  }

  async #showOwnLogs(): Promise<void> {
    mkdirSync(this.#logFolder, { recursive: true });
    const problem = await shell.openPath(this.#logFolder);
    if (problem !== '') this.#engine.notify(`Dynodeck’s logs are in ${this.#logFolder}.`);
  }

  #applyPreferences(): void {
    nativeTheme.themeSource = this.#preferences.now.theme;
    this.#updates.switched();
    this.#tellState();
  }

  #state(): DesktopState {
    return { settings: this.#preferences.now, hasTray: this.#menus.hasTray, update: this.#updates.state };
  }

  #tellState(): void {
    this.#link.sendNow({ kind: 'state', state: this.#state() });
  }

  /** Beside the app that was opened last. */
  #folderToStartIn(): string {
    const [last] = this.#store.engine.read().recent;
    return last ? dirname(last.folder) : app.getPath('home');
  }

  async #engineDied(status: number): Promise<void> {
    this.#session.freeze();
    this.#openApps.engineEnded();
    this.#log.error(`the engine ended unexpectedly with status ${status}`);
    bringToFront(this.#mainWindow());
    await askAfterEngineDied(this.#mainWindow(), {
      status,
      logFolder: this.#logFolder,
      restart: () => {
        this.#engine.start();
        // Their dynos stay down: one of them may be what ended the engine.
        void this.#restore(false);
      },
    });
  }
}
