import { DynodeckError } from '../../../../shared/failure.ts';
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

/**
 * A regular expression over the bytes of lines. Where every match holds some text for sure, only lines with that text
 * are looked at.
 */
class Regex implements Pattern {
  readonly isExact: boolean;
  private readonly automaton: Automaton;
  private readonly required: Needle | null;

  constructor(node: Node) {
    const text = requiredText(node);
    this.automaton = new Automaton(compileProgram(node));
    this.required = text === null ? null : new Needle(text);
    this.isExact = this.required === null;
  }

  candidate(bytes: Uint8Array, from: number, to: number): number {
    return this.required === null ? this.automaton.find(bytes, from, to) : this.required.candidate(bytes, from, to);
  }

  isIn(bytes: Buffer, from: number, to: number): boolean {
    return this.automaton.matches(bytes, from, to);
  }
}
