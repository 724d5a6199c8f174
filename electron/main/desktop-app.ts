import { app, shell, type BrowserWindow } from 'electron';
import { dirname, join } from 'node:path';
import { terminalRenderer } from '../server/terminal-renderer.ts';
import { AppOpener } from './app-opener.ts';
import { serveAppScheme } from './app-protocol.ts';
import { serveBridge } from './bridge.ts';
import { chooseFolder } from './choose-folder.ts';
import type { StartRequest } from './command-line.ts';
import { askAfterEngineDied } from './engine-died.ts';
import { EngineLog } from './engine-log.ts';
import { EngineProcess } from './engine-process.ts';
import type { Installation } from './installation.ts';
import { bringToFront, createMainWindow } from './main-window.ts';
import { showMenu } from './menu.ts';
import { Quit } from './quit.ts';
import { hardenSession } from './security.ts';
import { openStore } from './store.ts';

/** The desktop app: one window, one engine, and what connects them. */
export class DesktopApp {
  readonly #installation: Installation;
  readonly #logFolder = join(app.getPath('userData'), 'logs');
  readonly #store = openStore();
  readonly #engine: EngineProcess;
  readonly #opener: AppOpener;
  #quit: Quit | null = null;
  #window: BrowserWindow | null = null;

  constructor(installation: Installation, shellEnvironment: NodeJS.ProcessEnv) {
    this.#installation = installation;
    this.#engine = new EngineProcess({
      entry: installation.engineEntry,
      log: new EngineLog(this.#logFolder),
      settings: this.#store.settings,
      start: {
        version: app.getVersion(),
        sampleFolder: installation.sampleFolder,
        shellEnvironment,
        terminalRenderer: terminalRenderer(shellEnvironment),
      },
      onDied: (status) => void this.#engineDied(status),
      onSettings: () => this.#showMenu(),
    });
    this.#opener = new AppOpener(this.#engine);
  }

  /** Once Electron is ready. */
  async start(request: StartRequest): Promise<void> {
    hardenSession();
    serveAppScheme(this.#installation.pageFolder);
    serveBridge(this.#engine, () => this.#folderToStartIn());
    this.#quit = new Quit(this.#engine);
    this.#engine.start();
    this.#showMenu();
    this.#mainWindow();
    await this.#opener.carryOut(request);
  }

  /** A second start, or a click on the dock: the window comes to the front, with the app that was asked for. */
  async receive(request: StartRequest | null): Promise<void> {
    await app.whenReady();
    bringToFront(this.#mainWindow());
    if (request !== null) await this.#opener.carryOut(request);
  }

  #mainWindow(): BrowserWindow {
    if (this.#window !== null) return this.#window;
    const window = createMainWindow({
      store: this.#store,
      preload: this.#installation.preload,
      icon: this.#installation.icon,
      devTools: !app.isPackaged,
    });
    this.#quit?.guard(window);
    window.on('closed', () => (this.#window = null));
    this.#window = window;
    return window;
  }

  #showMenu(): void {
    showMenu({
      recent: this.#store.settings.read().recent,
      platform: process.platform,
      developing: !app.isPackaged,
      actions: {
        openFolder: () => void this.#chooseAndOpen(),
        openRecent: (folder) => void this.#opener.openFolder(folder),
        closeWindow: () => this.#window?.close(),
        quit: () => app.quit(),
        showLogs: () => void shell.openPath(this.#logFolder),
      },
    });
  }

  async #chooseAndOpen(): Promise<void> {
    const folder = await chooseFolder(this.#mainWindow(), this.#folderToStartIn());
    if (folder !== null) await this.#opener.openFolder(folder);
  }

  /** Beside the app that was opened last. */
  #folderToStartIn(): string {
    const [last] = this.#store.settings.read().recent;
    return last ? dirname(last.folder) : app.getPath('home');
  }

  async #engineDied(status: number): Promise<void> {
    await askAfterEngineDied(this.#mainWindow(), {
      status,
      logFolder: this.#logFolder,
      restart: () => this.#engine.start(),
    });
  }
}
