import type { DevTools } from './dev-tools.ts';

/** How often something is looked for; only ever before or between measurements. */
const LOOK_MS = 50;
const PATIENCE_MS = 60_000;

export interface Key {
  key: string;
  code: string;
  /** Windows' number of the key, by which Chromium knows it. */
  keyCode: number;
  /** What it types, if anything. */
  text?: string;
  ctrl?: boolean;
  shift?: boolean;
}

const CTRL = 2;
const SHIFT = 8;

export const ESCAPE: Key = { key: 'Escape', code: 'Escape', keyCode: 27 };
export const PALETTE: Key = { key: 'P', code: 'KeyP', keyCode: 80, ctrl: true, shift: true };

export function letterKey(letter: string): Key {
  const upper = letter.toUpperCase();
  return { key: letter, code: `Key${upper}`, keyCode: upper.charCodeAt(0), text: letter };
}

/** The page of a window, driven by input that takes the way of a hand's. */
export class Page {
  readonly #tools: DevTools;
  readonly #session: string;

  constructor(tools: DevTools, session: string) {
    this.#tools = tools;
    this.#session = session;
  }

  /** What an expression gives in the page, awaited; JSON only. @throws {Error} what it throws */
  async evaluate<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = (await this.#send('Runtime.evaluate', {
      expression,
      returnByValue: true,
      awaitPromise: true,
    })) as { result: { value: T }; exceptionDetails?: { exception?: { description?: string } } };
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? `${expression} failed`);
    return result.value;
  }

  /** Waits until an expression is true in the page. */
  async until(expression: string): Promise<void> {
    for (const deadline = performance.now() + PATIENCE_MS; ; ) {
      if (await this.evaluate<boolean>(`Boolean(${expression})`)) return;
      if (performance.now() > deadline) throw new Error(`never true in the page: ${expression}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  /** Clicks the middle of the first element of a selector that can be seen, once there is one. */
  async click(selector: string): Promise<void> {
    const all = `[...document.querySelectorAll(${JSON.stringify(selector)})]`;
    const found = `${all}.find((element) => element.checkVisibility({ visibilityProperty: true }))`;
    await this.until(found);
    const { x, y } = await this.evaluate<{ x: number; y: number }>(`(() => {
      const element = ${found};
      element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    })()`);
    const mouse = { x, y, button: 'left', clickCount: 1 };
    await this.#send('Input.dispatchMouseEvent', { ...mouse, type: 'mouseMoved', button: 'none' });
    await this.#send('Input.dispatchMouseEvent', { ...mouse, type: 'mousePressed' });
    await this.#send('Input.dispatchMouseEvent', { ...mouse, type: 'mouseReleased' });
  }

  async press({ key, code, keyCode, text, ctrl = false, shift = false }: Key): Promise<void> {
    const modifiers = (ctrl ? CTRL : 0) + (shift ? SHIFT : 0);
    const pressed = { key, code, windowsVirtualKeyCode: keyCode, modifiers };
    const down = text === undefined ? { type: 'rawKeyDown' } : { type: 'keyDown', text };
    await this.#send('Input.dispatchKeyEvent', { ...pressed, ...down });
    await this.#send('Input.dispatchKeyEvent', { ...pressed, type: 'keyUp' });
  }

  #send(method: string, params: object): Promise<Record<string, unknown>> {
    return this.#tools.send(method, params, this.#session);
  }
}
