import type { AwaitedInput } from '../../../shared/dynos/dyno.ts';
import { stripAnsi } from '../../../shared/logs/ansi.ts';

/**
 * Waits before the looks at a dyno whose output stands in the middle of a line, in milliseconds: a prompt is read as
 * soon as it is printed, a program that works for a while before it reads is found later. After the last look there is
 * none until something is printed or typed.
 */
const LOOKS_MS = [1_000, 3_000, 10_000, 30_000] as const;
/** Where the system does not tell who reads, an unfinished line that has stood until this look is a prompt. */
const SURE_LOOK = 1;
/** Of the line, what is shown: its end, where the question is. */
const MAX_PROMPT_CHARACTERS = 120;

export interface InputWaitOptions {
  /** Whether a process of the dyno reads its terminal; null: nobody knows. */
  isReading(): boolean | null;
  /** It waits for input now, or no longer. */
  changed(): void;
}

/**
 * Finds out whether a dyno waits for somebody to type, from the line that it has not finished and from what its
 * processes do. A dyno that ends its lines costs nothing, one that stands in a line a few looks.
 */
export class InputWait {
  #line: string | null = null;
  #awaited: AwaitedInput | null = null;
  /** Epoch milliseconds of when it was first seen to wait in this line. */
  #since: number | null = null;
  #isDisposed = false;
  #looks = 0;
  #timer: NodeJS.Timeout | null = null;

  readonly #options: InputWaitOptions;

  constructor(options: InputWaitOptions) {
    this.#options = options;
  }

  /** Null: it does not wait. */
  get awaited(): AwaitedInput | null {
    return this.#awaited;
  }

  /** What its unfinished line looks like, once it has been quiet for a moment; null, once that is complete. */
  unfinished(line: Uint8Array | null): void {
    if (this.#isDisposed) return;
    const text = line === null ? '' : shownPrompt(line);
    this.#line = text === '' ? null : text;
    if (this.#line === null) {
      this.#set(null);
      this.#since = null;
    }
    this.#lookAgain();
  }

  /** Somebody has typed: it may go on without printing anything. */
  typed(): void {
    if (this.#awaited !== null) this.#lookAgain();
  }

  /** The process has ended. */
  dispose(): void {
    this.unfinished(null);
    this.#isDisposed = true;
  }

  #lookAgain(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#looks = 0;
    if (this.#line !== null) this.#schedule();
  }

  #schedule(): void {
    const delay = LOOKS_MS[this.#looks];
    if (delay === undefined) return;
    this.#timer = setTimeout(() => this.#look(), delay);
    this.#timer.unref();
  }

  #look(): void {
    this.#timer = null;
    const isReading = this.#options.isReading() ?? this.#looks >= SURE_LOOK;
    this.#looks++;
    this.#set(isReading ? this.#line : null);
    if (!isReading) this.#schedule();
  }

  #set(prompt: string | null): void {
    if (prompt === (this.#awaited?.prompt ?? null)) return;
    this.#since ??= Date.now();
    this.#awaited = prompt === null ? null : { prompt, since: this.#since };
    this.#options.changed();
  }
}

function shownPrompt(line: Uint8Array): string {
  const text = stripAnsi(Buffer.from(line).toString('utf8')).trim();
  return text.length > MAX_PROMPT_CHARACTERS ? `…${text.slice(-MAX_PROMPT_CHARACTERS)}` : text;
}
