import type { BrowserWindow } from 'electron';
import type { ZoomDirection } from '../../../shared/desktop/desktop-bridge.ts';
import type { Entry } from '../settings/store.ts';
import { DEFAULT_ZOOM, zoomStep } from '../settings/zoom-steps.ts';

/** The size of the page: remembered, and in steps from half to twice. */
export class PageZoom {
  readonly #entry: Entry<number>;

  constructor(entry: Entry<number>) {
    this.#entry = entry;
  }

  /** Chromium forgets it at each load, or remembers one of its own. */
  keep(window: BrowserWindow): void {
    const { webContents } = window;
    webContents.on('dom-ready', () => webContents.setZoomFactor(this.#entry.read()));
    // Ctrl with the mouse's wheel.
    webContents.on('zoom-changed', (_event, direction) => this.change(window, direction === 'in' ? 1 : -1));
  }

  change(window: BrowserWindow, direction: ZoomDirection): void {
    const factor = direction === 'reset' ? DEFAULT_ZOOM : zoomStep(this.#entry.read(), direction);
    this.#entry.write(factor);
    window.webContents.setZoomFactor(factor);
  }
}
