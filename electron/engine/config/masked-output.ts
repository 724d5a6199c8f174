import type { DynoOutput } from '../dyno/output-chain.ts';
import { LogMask } from './log-mask.ts';

/** A secret that a program prints in two writes arrives within this time; a prompt is not held back longer. */
const HOLD_MS = 50;

/**
 * A dyno's output on its way into the log, with the values of its secret-looking config vars masked while the switch is
 * on. Off, a piece costs one question. What it does not find: values shorter than six characters, values the program
 * changes (encodes, colours, wraps over lines), those from the shell's environment, and those it prints in pieces
 * further apart than 50 ms.
 */
export class MaskedOutput implements DynoOutput {
  #mask: LogMask | null = null;
  #timer: NodeJS.Timeout | null = null;

  readonly #output: DynoOutput;
  readonly #isOn: () => boolean;
  readonly #vars: Readonly<Record<string, string>>;

  /** @param vars config vars that the dyno was started with */
  constructor(
    output: DynoOutput,
    isOn: () => boolean,
    vars: Readonly<Record<string, string>>,
  ) {
    this.#output = output;
    this.#isOn = isOn;
    this.#vars = vars;
  }

  write(chunk: Uint8Array): void {
    if (!this.#isOn()) return this.#writePlain(chunk);
    this.#mask ??= new LogMask(Object.entries(this.#vars));
    if (this.#mask.isEmpty) return this.#output.write(chunk);
    const shown = this.#mask.push(chunk);
    if (shown.length > 0) this.#output.write(shown);
    this.#stopTimer();
    if (this.#mask.isHolding) this.#timer = setTimeout(() => this.#release(), HOLD_MS);
  }

  end(): void {
    this.#release();
    this.#output.end();
  }

  #writePlain(chunk: Uint8Array): void {
    if (this.#timer !== null) this.#release();
    this.#output.write(chunk);
  }

  #release(): void {
    this.#stopTimer();
    const held = this.#mask?.flush();
    if (held !== undefined && held.length > 0) this.#output.write(held);
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
