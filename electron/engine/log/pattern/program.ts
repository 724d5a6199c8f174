import { MAX_CODE_POINT, type Range } from './code-points.ts';
import { type Assertion, type Node, SyntaxProblem } from './syntax.ts';
import { type ByteSequence, utf8Sequences } from './utf8-sequences.ts';

/** One step of a nondeterministic automaton over bytes; `next` and `other` are indexes of steps. */
export type ProgramStep =
  | { kind: 'byte'; low: number; high: number; next: number }
  | { kind: 'split'; next: number; other: number }
  | { kind: 'assert'; what: Assertion; next: number }
  | { kind: 'match' };

export interface Program {
  steps: readonly ProgramStep[];
  start: number;
}

/** Bounds memory, and the time for one byte in the worst case. */
const MAX_STEPS = 2000;
const MAX_ASCII = 0x7f;

/** @throws {SyntaxProblem} when it is too large */
export function compileProgram(node: Node): Program {
  const builder = new Builder();
  const match = builder.add({ kind: 'match' });
  return { start: builder.compile(node, match), steps: builder.steps };
}

/** Builds from the end: each part is compiled knowing which step follows it. */
class Builder {
  readonly steps: ProgramStep[] = [];

  add(step: ProgramStep): number {
    if (this.steps.length === MAX_STEPS) throw new SyntaxProblem('it is too large; repeat less, or less often');
    return this.steps.push(step) - 1;
  }

  /** Index of the step to begin with in order to pass `node` and go on with `next`. */
  compile(node: Node, next: number): number {
    switch (node.kind) {
      case 'set':
        return this.#set(node.ranges, next);
      case 'sequence':
        return node.items.reduceRight((after, item) => this.compile(item, after), next);
      case 'choice':
        return this.#anyOf(node.items.map((item) => this.compile(item, next)));
      case 'repeat':
        return this.#repeat(node.item, node.min, node.max, next);
      case 'assert':
        return this.add({ kind: 'assert', what: node.what, next });
    }
  }

  #repeat(item: Node, min: number, max: number, next: number): number {
    if (max === Infinity && min === 0) return this.#loop(item, next);
    if (max === Infinity) return this.#copies(item, min - 1, this.#loopAfterOne(item, next));
    let start = next;
    for (let count = min; count < max; count++) start = this.#anyOf([this.compile(item, start), next]);
    return this.#copies(item, min, start);
  }

  #copies(item: Node, count: number, next: number): number {
    let start = next;
    for (let made = 0; made < count; made++) start = this.compile(item, start);
    return start;
  }

  #loop(item: Node, next: number): number {
    const split = { kind: 'split' as const, next, other: next };
    const start = this.add(split);
    split.other = this.compile(item, start);
    return start;
  }

  /** `item` once or more: the loop's own copy is the first one, or nested repetitions would double at each level. */
  #loopAfterOne(item: Node, next: number): number {
    const split = { kind: 'split' as const, next, other: next };
    const start = this.compile(item, this.add(split));
    split.other = start;
    return start;
  }

  #anyOf(starts: number[]): number {
    return starts.reduceRight((other, next) => this.add({ kind: 'split', next, other }));
  }

  #set(ranges: readonly Range[], next: number): number {
    const starts: number[] = [];
    for (const range of ranges) {
      const [low, high] = range;
      const takesRest = low <= MAX_ASCII + 1 && high === MAX_CODE_POINT;
      if (takesRest && low <= MAX_ASCII) starts.push(this.#byte(low, MAX_ASCII, next));
      if (takesRest) starts.push(this.#beyondAscii(next));
      else for (const sequence of utf8Sequences(range)) starts.push(this.#sequence(sequence, next));
    }
    // No character at all, as in []: a step that no byte passes.
    return starts.length === 0 ? this.#byte(1, 0, next) : this.#anyOf(starts);
  }

  /** Any character beyond ASCII: a leading byte and those that continue it, however many there are. */
  #beyondAscii(next: number): number {
    const split = { kind: 'split' as const, next, other: next };
    const continuations = this.add(split);
    split.other = this.#byte(0x80, 0xbf, continuations);
    return this.#byte(0xc0, 0xff, continuations);
  }

  #sequence(sequence: ByteSequence, next: number): number {
    return sequence.reduceRight((after, [low, high]) => this.#byte(low, high, after), next);
  }

  #byte(low: number, high: number, next: number): number {
    return this.add({ kind: 'byte', low, high, next });
  }
}
