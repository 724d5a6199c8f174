import type { WebglAddon } from '@xterm/addon-webgl';
import type { Terminal } from '@xterm/xterm';

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

/** Chromium drops the oldest WebGL context of a page beyond 16; other pages of the process may hold some. */
const MAX_CONTEXTS = 8;

/** A terminal that can be painted with WebGL. */
interface WebglUser {
  enableWebgl(): void;
  disableWebgl(): void;
}

/** Gives WebGL to the terminals that were shown last; all others use the DOM. */
export class WebglPool {
  /** In order of use, newest last. */
  readonly #users = new Set<WebglUser>();

  take(user: WebglUser): void {
    this.#users.delete(user);
    this.#users.add(user);
    user.enableWebgl();
    for (const oldest of this.#users) {
      if (this.#users.size <= MAX_CONTEXTS) break;
      this.giveBack(oldest);
    }
  }

  giveBack(user: WebglUser): void {
    if (this.#users.delete(user)) user.disableWebgl();
  }
}

/** Programs that stand in for a GPU: they take the processor from the dynos and hold the page up for 0.3 s. */
const SOFTWARE_RENDERERS = /swiftshader|llvmpipe|softpipe|software/i;
let gpu: boolean | null = null;

/** Whether WebGL is painted by a GPU; asked once per page. */
export function hasGpu(): boolean {
  gpu ??= !SOFTWARE_RENDERERS.test(rendererName());
  return gpu;
}

/** The name that the driver calls itself; empty where there is no WebGL, which the addon then finds out by itself. */
function rendererName(): string {
  const context = document.createElement('canvas').getContext('webgl2');
  const info = context?.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = info ? context?.getParameter(info.UNMASKED_RENDERER_WEBGL) : '';
  // Pages may have few contexts: this one is given back.
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return String(name);
}
