import { app, nativeTheme, type BrowserWindow } from 'electron';
import { join } from 'node:path';
import type { DesktopState } from '../../shared/desktop/desktop-bridge.ts';
import { terminalRenderer } from '../server/web/terminal-renderer.ts';
import { cataloguesOf, Languages, type Words } from '../server/languages/languages.ts';
import { AppOpener } from './engine-process/app-opener.ts';
import { serveAppScheme } from './window/page.ts';
import { serveBridge, WindowLink } from './window/bridge.ts';
import type { StartRequest } from './command-line/command-line.ts';
import { DesktopActions } from './desktop-actions.ts';
import { DesktopMenus } from './desktop-menus.ts';
import { askAfterEngineDied, EngineProcess } from './engine-process/engine-process.ts';
import type { Installation } from './command-line/installation.ts';
import { LinkOpener, registerLinks } from './links/link-opener.ts';
import { bringToFront, createMainWindow } from './window/main-window.ts';
import { Notifications } from './notifications/notifications.ts';
import { OpenApps } from './engine-process/open-apps.ts';
import { OwnLogs, watchTroubles } from './logging/logs.ts';
import { PageZoom } from './window/page-zoom.ts';
import { Preferences } from './settings/preferences.ts';
import { Quit } from './quit.ts';
import { hardenSession } from './window/security.ts';
import { reopenApps, startWhatRan, SessionKeeper } from './session/session.ts';
import { speakChosen } from './apply-language.ts';
import { openStore } from './settings/store.ts';
import { closeToTray, trayActions } from './tray/app-tray.ts';
import { isTrayAvailable } from './tray/tray-available.ts';
import { beginUpdates } from './updates/begin-updates.ts';
import type { Updates } from './updates/updates.ts';

/** The desktop app: one window, one engine, and what connects them. */
export class DesktopApp {
  readonly #installation: Installation;
  readonly #logs = new OwnLogs(join(app.getPath('userData'), 'logs'));
  readonly #store = openStore();
  readonly #preferences = new Preferences(this.#store.settings);
  readonly #zoom = new PageZoom(this.#store.zoom);
  readonly #link = new WindowLink();
  readonly #session = new SessionKeeper((session) => this.#store.session.write(session));
  readonly #languages: Languages;
  /** Of the language that is spoken until the end; null: English. */
  readonly #words: Words | null;
  readonly #engine: EngineProcess;
  readonly #openApps: OpenApps;
  readonly #opener: AppOpener;
  readonly #actions: DesktopActions;
  readonly #menus: DesktopMenus;
  readonly #notifications: Notifications;
  readonly #updates: Updates;
  #quit: Quit | null = null;
  #window: BrowserWindow | null = null;

  constructor(installation: Installation, shellEnvironment: NodeJS.ProcessEnv) {
    this.#installation = installation;
    this.#languages = new Languages({
      ...cataloguesOf(installation.wordsFolder, shellEnvironment),
      complain: (line) => this.#logs.main.error(line),
    });
    // Before anything below says a word.
    this.#words = speakChosen(this.#languages, this.#preferences.now.language);
    watchTroubles(this.#logs.main);
    this.#engine = this.#createEngine(shellEnvironment);
    this.#openApps = new OpenApps((port) => this.#engine.connect(port, 'program'));
    this.#opener = this.#createOpener();
    this.#updates = beginUpdates({
      openApps: this.#openApps,
      preferences: this.#preferences,
      log: this.#logs.main,
      onState: () => this.#tellState(),
    });
    this.#actions = new DesktopActions({
      documentationFolder: installation.documentationFolder,
      store: this.#store,
      preferences: this.#preferences,
      openApps: this.#openApps,
      opener: this.#opener,
      link: this.#link,
      logs: this.#logs,
      zoom: this.#zoom,
      updates: this.#updates,
      window: () => this.#mainWindow(),
    });
    this.#menus = this.#createMenus();
    this.#notifications = new Notifications(({ app: id, dyno }) => {
      this.#showWindow();
      this.#link.show(id, dyno);
    });
    this.#openApps.onChange(() => this.#session.update(this.#openApps.list));
    this.#openApps.onClosing(() => this.#session.freeze());
    this.#preferences.onChange(({ theme }) => {
      nativeTheme.themeSource = theme;
      this.#updates.switched();
      this.#tellState();
    });
  }

  /** Once Electron is ready. */
  async start(request: StartRequest): Promise<void> {
    const { electron } = process.versions;
    this.#logs.main.info(`Dynodeck ${app.getVersion()} starts on Electron ${electron}, pid ${process.pid}`);
    nativeTheme.themeSource = this.#preferences.now.theme;
    hardenSession();
    serveAppScheme(this.#installation.pageFolder, this.#words);
    this.#serveBridge();
    this.#quit = new Quit(this.#engine, this.#openApps, () => this.#stopping());
    this.#startEngine();
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
    this.#showWindow();
    if (request !== null) await this.#opener.carryOut(request);
  }

  #startEngine(): void {
    this.#engine.start();
    this.#openApps.connect();
  }

  #createEngine(shellEnvironment: NodeJS.ProcessEnv): EngineProcess {
    return new EngineProcess({
      entry: this.#installation.engineEntry,
      log: this.#logs.engine,
      settings: this.#store.engine,
      start: {
        version: app.getVersion(),
        sampleFolder: this.#installation.sampleFolder,
        shellEnvironment,
        terminalRenderer: terminalRenderer(shellEnvironment),
      },
      onDied: (status) => void this.#engineDied(status),
      onSettings: () => this.#menus.showMenu(),
    });
  }

  #createOpener(): AppOpener {
    const links = new LinkOpener({
      window: () => this.#mainWindow(),
      openFolder: (folder) => this.#opener.openFolder(folder),
      refuse: (sentence) => this.#link.warn(sentence),
    });
    return new AppOpener(this.#openApps, this.#link, (link) => links.follow(link));
  }

  #createMenus(): DesktopMenus {
    const showWindow = (): void => this.#showWindow();
    return new DesktopMenus({
      store: this.#store,
      preferences: this.#preferences,
      openApps: this.#openApps,
      iconFolder: this.#installation.iconFolder,
      window: () => this.#window,
      menu: this.#actions.forMenu(),
      tray: trayActions({ openApps: this.#openApps, link: this.#link, showWindow }),
    });
  }

  #serveBridge(): void {
    serveBridge({
      ...this.#actions.forPage(() => this.#state()),
      connect: (port, window) => {
        this.#engine.connect(port, 'window');
        this.#link.opened(window);
      },
      appOnScreen: (id) => this.#menus.show(id),
      menuKeys: (keys) => this.#menus.follow(keys),
      showNotification: (asked) =>
        Promise.resolve(this.#preferences.now.notifications && this.#notifications.show(asked)),
      restartToUpdate: () => this.#updates.restart(async () => this.#quit?.endEngine()),
    });
  }

  /** What was open is opened again, and from then on what is open is remembered. */
  async #restore(startRunning: boolean): Promise<void> {
    const session = this.#store.session.read();
    const warn = (text: string): void => this.#link.warn(text);
    await reopenApps(this.#openApps, session, warn);
    // Nobody waits for the first start of a dyno.
    void this.#openApps.whenKnown().then(async () => {
      if (startRunning) await startWhatRan(this.#openApps, session, warn);
      this.#session.begin();
      this.#session.update(this.#openApps.list);
    });
  }

  #stopping(): void {
    this.#session.freeze();
    this.#logs.main.info('Dynodeck stops its dynos and quits');
  }

  #showWindow(): void {
    bringToFront(this.#mainWindow());
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

  #state(): DesktopState {
    return {
      settings: this.#preferences.now,
      hasTray: this.#menus.hasTray,
      update: this.#updates.state,
      languages: [...this.#languages.available],
    };
  }

  #tellState(): void {
    this.#link.sendNow({ kind: 'state', state: this.#state() });
  }

  async #engineDied(status: number): Promise<void> {
    this.#session.freeze();
    this.#openApps.engineEnded();
    this.#logs.main.error(`the engine ended unexpectedly with status ${status}`);
    this.#showWindow();
    await askAfterEngineDied(this.#mainWindow(), {
      status,
      logFolder: this.#logs.folder,
      restart: () => {
        this.#startEngine();
        // Their dynos stay down: one of them may be what ended the engine.
        void this.#restore(false);
      },
    });
  }
}
