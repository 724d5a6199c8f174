import { app, type BrowserWindow } from 'electron';
import { assertNever } from '../../shared/assert-never.ts';
import { onStopSignals, stopThenKill } from '../server/stop-signals.ts';
import type { EngineProcess } from './engine-process.ts';

/** Quitting stops the dynos first, with the window open to show it; whoever insists kills them. */
export class Quit {
  #phase: 'running' | 'stopping' | 'stopped' = 'running';
  readonly #ask: () => void;

  constructor(engine: EngineProcess) {
    this.#ask = stopThenKill({
      stop: () => void this.#stop(engine),
      kill: () => engine.killAll(),
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

  /** The window stays until the dynos are gone, and closing it means quitting where it is the app. */
  guard(window: BrowserWindow): void {
    window.on('close', (event) => {
      switch (this.#phase) {
        case 'running':
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

  async #stop(engine: EngineProcess): Promise<void> {
    this.#phase = 'stopping';
    await engine.shutdown();
    this.#phase = 'stopped';
    app.exit(0);
  }
}
