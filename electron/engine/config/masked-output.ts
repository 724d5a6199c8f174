import type { DynoOutput } from '../dyno/output-chain.ts';
import { LogMask } from './log-mask.ts';

type Vars = Readonly<Record<string, string>>;

/** A secret that a program prints in two writes arrives within this time; a prompt is not held back longer. */
const HOLD_MS = 50;

/**
 * A dyno's output on its way into whatever keeps it beside the terminal (the log, the output of a release command, a
 * recording), with the values of secret-looking config vars masked while the switch is on. Off, a piece costs one question. What it does not find: values shorter than six characters, values the program
 * changes (encodes, colours, wraps over lines), those from the shell's environment, and those it prints in pieces
 * further apart than 50 ms.
 */
export class MaskedOutput implements DynoOutput {
  #mask: LogMask | null = null;
  /** What the mask was made of. */
  #masked: Vars | null = null;
  #timer: NodeJS.Timeout | null = null;

  readonly #output: DynoOutput;
  readonly #isOn: () => boolean;
  readonly #vars: () => Vars;

  /** @param vars config vars that the dyno was started with */
  constructor(
    output: DynoOutput,
    isOn: () => boolean,
    vars: () => Vars,
  ) {
    this.#output = output;
    this.#isOn = isOn;
    this.#vars = vars;
  }

  write(chunk: Uint8Array): void {
    if (!this.#isOn()) return this.#writePlain(chunk);
    const mask = this.#currentMask();
    if (mask.isEmpty) return this.#output.write(chunk);
    const shown = mask.push(chunk);
    if (shown.length > 0) this.#output.write(shown);
    this.#stopTimer();
    if (mask.isHolding) this.#timer = setTimeout(() => this.#release(), HOLD_MS);
  }

  end(): void {
    this.#release();
    this.#output.end();
  }

  #currentMask(): LogMask {
    const vars = this.#vars();
    if (this.#mask !== null && this.#masked === vars) return this.#mask;
    this.#release();
    this.#masked = vars;
    this.#mask = new LogMask(Object.entries(vars));
    return this.#mask;
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
