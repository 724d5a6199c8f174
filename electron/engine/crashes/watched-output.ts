import { debuggerPrompt } from '../../../shared/crashes/crash-prompt.ts';
import type { DynoKind } from '../../../shared/dynos/dyno.ts';
import type { DynoOutput } from '../dyno/output-chain.ts';
import { OutputTail } from './output-tail.ts';
import { PromptWatch } from './prompt-watch.ts';

/** A prompt and the escape sequences that line editors put around it. */
const PROMPT_BYTES = 1024;

/** Keeps the end of a dyno's output for the case of a crash, and looks at it when it pauses. */
export class WatchedOutput implements DynoOutput {
  readonly tail = new OutputTail();
  #waitsIn: string | null = null;
  readonly #watch = new PromptWatch(() => this.#look());

  readonly #kind: DynoKind;
  readonly #changed: () => void;

  /** @param changed it waits in a debugger now, or no longer */
  constructor(kind: DynoKind, changed: () => void) {
    this.#kind = kind;
    this.#changed = changed;
  }

  /** The debugger in whose prompt it waits. */
  get waitsIn(): string | null {
    return this.#waitsIn;
  }

  write(chunk: Uint8Array): void {
    this.tail.push(chunk);
    this.#watch.output();
  }

  end(): void {
    this.#watch.dispose();
    this.#waitsIn = null;
  }

  #look(): void {
    const waitsIn = debuggerPrompt(this.tail.text(PROMPT_BYTES), this.#kind);
    if (waitsIn === this.#waitsIn) return;
    this.#waitsIn = waitsIn;
    this.#changed();
  }
}
