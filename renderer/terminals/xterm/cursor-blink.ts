import type { Terminal } from '@xterm/xterm';

/** How long a cursor is on, and how long off, in milliseconds, as in xterm.js. */
const PHASE_MS = 500;
/** The class of a terminal's element while the cursor is not to be seen; the style sheet does the rest. */
const OFF_CLASS = 'cursor-off';

/**
 * Lets the cursor of a terminal that the DOM paints blink. The animation that xterm.js has for it makes the page work out
 * its styles sixty times a second for as long as the terminal has the focus: a fifteenth of a core for two changes.
 */
export class CursorBlink {
  #timer: ReturnType<typeof setInterval> | undefined;

  readonly #element: HTMLElement;

  constructor(
    element: HTMLElement,
    terminal: Terminal,
  ) {
    this.#element = element;
    element.addEventListener('focusin', () => this.#restart());
    element.addEventListener('focusout', () => this.dispose());
    terminal.onCursorMove(() => {
      if (this.#timer !== undefined) this.#restart();
    });
  }

  dispose(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#element.classList.remove(OFF_CLASS);
  }

  /** A cursor that has just moved is to be seen. */
  #restart(): void {
    this.dispose();
    this.#timer = setInterval(() => this.#element.classList.toggle(OFF_CLASS), PHASE_MS);
  }
}
