import { debuggerPrompt } from '../../../shared/crashes/crash-prompt.ts';
import type { DynoKind } from '../../../shared/dynos/dyno.ts';
import type { DynoOutput } from '../dyno/output-chain.ts';

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

/** Holds a long stack trace and what came before it. */
const TAIL_BYTES = 16 * 1024;

/** The last bytes of a stream, in a ring: what comes is copied once and never grows memory. */
export class OutputTail {
  readonly #ring = new Uint8Array(TAIL_BYTES);
  /** Bytes that have come so far. */
  #total = 0;

  push(chunk: Uint8Array): void {
    const kept = chunk.length > TAIL_BYTES ? chunk.subarray(chunk.length - TAIL_BYTES) : chunk;
    this.#total += chunk.length;
    const end = this.#total % TAIL_BYTES;
    const begin = (((end - kept.length) % TAIL_BYTES) + TAIL_BYTES) % TAIL_BYTES;
    const first = kept.subarray(0, TAIL_BYTES - begin);
    this.#ring.set(first, begin);
    this.#ring.set(kept.subarray(first.length), 0);
  }

  /** The newest bytes as text, at most this many. */
  text(bytes = TAIL_BYTES): string {
    const length = Math.min(bytes, this.#total, TAIL_BYTES);
    const end = this.#total % TAIL_BYTES;
    const begin = end - length;
    if (begin >= 0) return Buffer.from(this.#ring.subarray(begin, end)).toString('utf8');
    return Buffer.concat([this.#ring.subarray(TAIL_BYTES + begin), this.#ring.subarray(0, end)]).toString('utf8');
  }
}

/** A program that has printed nothing for this long may be waiting for somebody. */
const PAUSE_MS = 250;

/**
 * Looks at a dyno's output whenever it pauses. While output comes, that costs one comparison a chunk and one timer for
 * each pause that does not happen.
 */
class PromptWatch {
  #timer: NodeJS.Timeout | null = null;
  #isQuiet = true;

  readonly #look: () => void;

  constructor(look: () => void) {
    this.#look = look;
  }

  output(): void {
    this.#isQuiet = false;
    if (this.#timer !== null) return;
    this.#timer = setTimeout(() => this.#elapsed(), PAUSE_MS);
    this.#timer.unref();
  }

  dispose(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #elapsed(): void {
    this.#timer = null;
    if (this.#isQuiet) return this.#look();
    this.#isQuiet = true;
    this.#timer = setTimeout(() => this.#elapsed(), PAUSE_MS);
    this.#timer.unref();
  }
}
