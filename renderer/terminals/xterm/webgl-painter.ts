import type { WebglAddon } from '@xterm/addon-webgl';
import type { Terminal } from '@xterm/xterm';
import type { WebglUser } from './webgl-pool.ts';

/** Set once the page cannot have WebGL: asking again costs time for every terminal and fails in the same way. */
let unavailable = false;

/** Paints one terminal with WebGL while it may; the DOM does it otherwise, and after the context was lost. */
export class WebglPainter implements WebglUser {
  #addon: WebglAddon | null = null;
  #wanted = false;

  readonly #terminal: Terminal;
  readonly #onChange: () => void;

  /** @param onChange the painter changed, and with it perhaps the size of a cell. */
  constructor(
    terminal: Terminal,
    onChange: () => void,
  ) {
    this.#terminal = terminal;
    this.#onChange = onChange;
  }

  enableWebgl(): void {
    if (this.#wanted || unavailable) return;
    this.#wanted = true;
    void this.#load();
  }

  disableWebgl(): void {
    this.#wanted = false;
    if (this.#addon === null) return;
    this.#addon.dispose();
    this.#addon = null;
    this.#onChange();
  }

  async #load(): Promise<void> {
    try {
      // Loaded when first needed: a third of the terminal's code.
      const { WebglAddon } = await import('@xterm/addon-webgl');
      if (!this.#wanted || this.#addon !== null) return;
      const addon = new WebglAddon();
      addon.onContextLoss(() => this.disableWebgl());
      this.#terminal.loadAddon(addon);
      this.#addon = addon;
      this.#onChange();
    } catch {
      unavailable = true;
      this.#wanted = false;
    }
  }
}
