import { DynodeckError } from '../../../../shared/contract/failure.ts';
import { Automaton } from './automaton.ts';
import { Needle } from './needle.ts';
import type { Pattern } from './pattern.ts';
import { compileProgram } from './program.ts';
import { requiredText } from './required-text.ts';
import { type Node, parseRegex, SyntaxProblem } from './syntax.ts';

/** @throws {DynodeckError} `bad-request`, saying in plain words what is wrong */
export function compileRegex(source: string): Pattern {
  try {
    return new Regex(parseRegex(source));
  } catch (thrown) {
    if (!(thrown instanceof SyntaxProblem)) throw thrown;
    const shown = source.replace(/^\(\?-i\)/, '');
    throw new DynodeckError('bad-request', `The regular expression ${shown} cannot be used: ${thrown.message}.`);
  }
}

/** Lines with the required text, after which it is known how common it is. */
const CANDIDATES_OF_A_TRIAL = 256;
/** Bytes, about four lines. A text that comes oftener spares the automaton so little that looking for it costs more. */
const LEAST_DISTANCE = 400;

/**
 * A regular expression over the bytes of lines. Where every match holds some text for sure, only lines with that text
 * are looked at, unless nearly all lines turn out to have it.
 */
class Regex implements Pattern {
  readonly isExact: boolean;
  readonly #automaton: Automaton;
  #required: Needle | null;
  #candidates = 0;
  /** Bytes in which they were found. */
  #passed = 0;

  constructor(node: Node) {
    const text = requiredText(node);
    this.#automaton = new Automaton(compileProgram(node));
    this.#required = text === null ? null : new Needle(text);
    this.isExact = this.#required === null;
  }

  candidate(bytes: Uint8Array, from: number, to: number): number {
    if (this.#required === null) return this.#automaton.find(bytes, from, to);
    const at = this.#required.candidate(bytes, from, to);
    this.#passed += (at < 0 ? to : at) - from;
    if (++this.#candidates === CANDIDATES_OF_A_TRIAL) this.#endTrial();
    return at;
  }

  isIn(bytes: Buffer, from: number, to: number): boolean {
    return this.#automaton.matches(bytes, from, to);
  }

  #endTrial(): void {
    if (this.#passed < this.#candidates * LEAST_DISTANCE) this.#required = null;
    this.#candidates = 0;
    this.#passed = 0;
  }
}
