import { app, type BrowserWindow } from 'electron';
import { assertNever } from '../../shared/text/assert-never.ts';
import { onStopSignals, stopThenKill } from '../server/host/stop-signals.ts';
import type { EngineProcess } from './engine-process/engine-process.ts';
import type { OpenApps } from './engine-process/open-apps.ts';

/** Quitting stops the dynos first, with the window open to show it; whoever insists kills them. */
export class Quit {
  #phase: 'running' | 'stopping' | 'stopped' = 'running';
  readonly #ask: () => void;
  readonly #engine: EngineProcess;
  readonly #onStopping: () => void;

  /** @param onStopping once, before the first dyno is told to end */
  constructor(engine: EngineProcess, openApps: OpenApps, onStopping: () => void) {
    this.#engine = engine;
    this.#onStopping = onStopping;
    this.#ask = stopThenKill({
      stop: () => void this.endEngine().then(() => app.exit(0)),
      kill: () => openApps.killAll(),
    });
    app.on('before-quit', (event) => {
      if (this.#phase === 'stopped') return;
      event.preventDefault();
      this.#ask();
    });
    // On macOS an app lives on without windows; elsewhere its last window is the app.
    app.on('window-all-closed', () => {
      if (process.platform !== 'darwin') app.quit();
    });
    onStopSignals(() => app.quit());
  }

  get isUnderWay(): boolean {
    return this.#phase !== 'running';
  }

  /**
   * The window stays until the dynos are gone, and closing it means quitting where it is the app.
   * @param hide closes the window without ending anything; false where that is not wanted
   */
  guard(window: BrowserWindow, hide: (window: BrowserWindow) => boolean): void {
    window.on('close', (event) => {
      switch (this.#phase) {
        case 'running':
          if (hide(window)) return event.preventDefault();
          if (process.platform === 'darwin') return;
          break;
        case 'stopping':
          break;
        case 'stopped':
          return;
        default:
          assertNever(this.#phase);
      }
      event.preventDefault();
      app.quit();
    });
  }

  /** Stops every dyno and the engine; this process may go once it has settled. */
  async endEngine(): Promise<void> {
    this.#phase = 'stopping';
    this.#onStopping();
    await this.#engine.close();
    this.#phase = 'stopped';
  }
}
