import { bothCases, complement, DIGITS, LINE_ENDS, normalised, type Range, SPACES, WORD } from './code-points.ts';

/** What a regular expression says, without groups: only whether a line matches is asked. */
export type Node =
  | { kind: 'set'; ranges: readonly Range[] }
  | { kind: 'sequence'; items: Node[] }
  | { kind: 'choice'; items: Node[] }
  | { kind: 'repeat'; item: Node; min: number; max: number }
  | { kind: 'assert'; what: Assertion };

export type Assertion = 'start' | 'end' | 'boundary' | 'no-boundary';

/** What is wrong with a regular expression, as the rest of a sentence. */
export class SyntaxProblem extends Error {}

/** Copies of what is repeated are made; more would not be looked for by hand. */
const MAX_REPEATS = 1000;
/** Deeper nesting is a mistake, and would be one of the stack. */
const MAX_DEPTH = 100;
const FLAGS = /^\(\?(-?)i\)/;
const COUNTS = /^\{(\d+)(,?)(\d*)\}/;
const SIMPLE_ESCAPES: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, 0: 0 };

/**
 * Reads JavaScript's syntax but for what cannot be decided in one pass over a line: references to groups and looking
 * ahead or behind. Letters stand for both cases unless it starts with `(?-i)`.
 * @throws {SyntaxProblem}
 */
export function parseRegex(source: string): Node {
  const flags = FLAGS.exec(source);
  const parser = new Parser(source.slice(flags?.[0].length ?? 0), flags?.[1] !== '-');
  return parser.parse();
}

class Parser {
  #at = 0;
  #depth = 0;
  readonly #characters: string[];

  readonly #ignoresCase: boolean;

  constructor(
    source: string,
    ignoresCase: boolean,
  ) {
    this.#ignoresCase = ignoresCase;
    this.#characters = [...source];
  }

  parse(): Node {
    const node = this.#choice();
    if (this.#at === this.#characters.length) return node;
    throw new SyntaxProblem('it has a ) without a ( before it; write \\) for the sign itself');
  }

  #choice(): Node {
    const items = [this.#sequence()];
    while (this.#skip('|')) items.push(this.#sequence());
    return items.length === 1 ? (items[0] as Node) : { kind: 'choice', items };
  }

  #sequence(): Node {
    const items: Node[] = [];
    for (;;) {
      const next = this.#peek();
      if (next === undefined || next === '|' || next === ')') return { kind: 'sequence', items };
      items.push(this.#repeated(this.#atom()));
    }
  }

  #repeated(item: Node): Node {
    const counts = this.#counts();
    if (counts === null) return item;
    // Greedy or lazy: it matches the same lines.
    this.#skip('?');
    if (this.#counts() !== null) throw new SyntaxProblem('two repetitions such as * or + follow each other');
    return { kind: 'repeat', item, ...counts };
  }

  #counts(): { min: number; max: number } | null {
    if (this.#skip('*')) return { min: 0, max: Infinity };
    if (this.#skip('+')) return { min: 1, max: Infinity };
    if (this.#skip('?')) return { min: 0, max: 1 };
    const match = COUNTS.exec(this.#characters.slice(this.#at, this.#at + 20).join(''));
    if (match === null) return null;
    this.#at += match[0].length;
    const min = Number(match[1]);
    const max = match[2] === '' ? min : match[3] === '' ? Infinity : Number(match[3]);
    if (max < min) throw new SyntaxProblem(`${match[0]} has its numbers the wrong way round`);
    if (min > MAX_REPEATS || (max !== Infinity && max > MAX_REPEATS)) {
      throw new SyntaxProblem(`${match[0]} repeats more than ${MAX_REPEATS} times`);
    }
    return { min, max };
  }

  #atom(): Node {
    const character = this.#take();
    switch (character) {
      case '.':
        return this.#set(complement(LINE_ENDS));
      case '^':
        return { kind: 'assert', what: 'start' };
      case '$':
        return { kind: 'assert', what: 'end' };
      case '(':
        return this.#group();
      case '[':
        return this.#characterClass();
      case '\\':
        return this.#escape();
      case '*':
      case '+':
      case '?':
        throw new SyntaxProblem(`there is nothing before ${character} to repeat; write \\${character} for the sign`);
      default:
        return this.#literal(character.codePointAt(0) as number);
    }
  }

  #group(): Node {
    if (++this.#depth > MAX_DEPTH) throw new SyntaxProblem('its groups are nested too deeply');
    if (this.#skip('?')) this.#groupKind();
    const node = this.#choice();
    if (!this.#skip(')')) throw new SyntaxProblem('a group is not closed: add a ), or write \\( for the sign itself');
    this.#depth--;
    return node;
  }

  #groupKind(): void {
    const kind = this.#take();
    const next = this.#peek();
    if (kind === ':') return;
    if (kind === '=' || kind === '!' || (kind === '<' && (next === '=' || next === '!'))) {
      throw new SyntaxProblem('looking ahead or behind, (?=…) and the like, is not supported');
    }
    if (kind !== '<') throw new SyntaxProblem(`(?${kind} is not known; flags go to the very start: (?i) or (?-i)`);
    while (this.#take() !== '>') continue;
  }

  #characterClass(): Node {
    const isNegated = this.#skip('^');
    const ranges: Range[] = [];
    while (!this.#skip(']')) {
      const from = this.#classAtom();
      const isRange = this.#peek() === '-' && this.#peek(1) !== ']' && this.#peek(1) !== undefined;
      if (!isRange) {
        ranges.push(...from);
        continue;
      }
      this.#take();
      ranges.push([single(from), single(this.#classAtom())]);
      const [low, high] = ranges.at(-1) as Range;
      if (high < low) throw new SyntaxProblem('a range in [ ] has its ends the wrong way round');
    }
    const folded = this.#ignoresCase ? bothCases(ranges) : normalised(ranges);
    return { kind: 'set', ranges: isNegated ? complement(folded) : folded };
  }

  #classAtom(): readonly Range[] {
    if (this.#peek() === undefined) throw new SyntaxProblem('a [ is not closed: add a ], or write \\[ for the sign');
    const character = this.#take();
    if (character !== '\\') return one(character.codePointAt(0) as number);
    if (this.#skip('b')) return one(8);
    const code = this.#take();
    return classOf(code) ?? one(this.#escapedCode(code));
  }

  #escape(): Node {
    if (this.#peek() === undefined) throw new SyntaxProblem('it ends with a single \\; write \\\\ for the sign itself');
    const code = this.#take();
    if (code === 'b') return { kind: 'assert', what: 'boundary' };
    if (code === 'B') return { kind: 'assert', what: 'no-boundary' };
    if ((code >= '1' && code <= '9') || code === 'k') {
      throw new SyntaxProblem(`referring back to a group, \\${code}, is not supported`);
    }
    const ranges = classOf(code);
    return ranges === null ? this.#literal(this.#escapedCode(code)) : this.#set(ranges);
  }

  #escapedCode(code: string): number {
    const simple = SIMPLE_ESCAPES[code];
    if (simple !== undefined) return simple;
    if (code === 'x') return this.#hex(2);
    if (code === 'u') return this.#skip('{') ? this.#bracedHex() : this.#hex(4);
    if (code === 'c') return this.#take().charCodeAt(0) & 0x1f;
    if (code === 'p' || code === 'P') throw new SyntaxProblem(`\\${code}{…} is not supported`);
    if (/[a-z0-9]/i.test(code)) throw new SyntaxProblem(`\\${code} has no meaning`);
    return code.codePointAt(0) as number;
  }

  #hex(digits: number): number {
    const text = this.#characters.slice(this.#at, this.#at + digits).join('');
    if (text.length < digits || !/^[0-9a-f]+$/i.test(text)) {
      throw new SyntaxProblem(`\\x or \\u needs ${digits} hexadecimal digits`);
    }
    this.#at += digits;
    return Number.parseInt(text, 16);
  }

  #bracedHex(): number {
    let text = '';
    for (let next = this.#take(); next !== '}'; next = this.#take()) text += next;
    const code = /^[0-9a-f]{1,6}$/i.test(text) ? Number.parseInt(text, 16) : Infinity;
    if (code > 0x10_ffff) throw new SyntaxProblem(`\\u{${text}} is no character`);
    return code;
  }

  #literal(code: number): Node {
    return this.#set(one(code));
  }

  #set(ranges: readonly Range[]): Node {
    return { kind: 'set', ranges: this.#ignoresCase ? bothCases(ranges) : normalised(ranges) };
  }

  #peek(ahead = 0): string | undefined {
    return this.#characters[this.#at + ahead];
  }

  #take(): string {
    const next = this.#characters[this.#at++];
    if (next === undefined) throw new SyntaxProblem('it ends too early');
    return next;
  }

  #skip(character: string): boolean {
    if (this.#characters[this.#at] !== character) return false;
    this.#at++;
    return true;
  }
}

function one(code: number): readonly Range[] {
  return [[code, code]];
}

function single(ranges: readonly Range[]): number {
  const [range] = ranges;
  if (ranges.length !== 1 || range === undefined || range[0] !== range[1]) {
    throw new SyntaxProblem('a range in [ ] needs single characters at its ends');
  }
  return range[0];
}

function classOf(code: string): readonly Range[] | null {
  switch (code) {
    case 'd':
      return DIGITS;
    case 'D':
      return complement(DIGITS);
    case 'w':
      return WORD;
    case 'W':
      return complement(WORD);
    case 's':
      return SPACES;
    case 'S':
      return complement(SPACES);
    default:
      return null;
  }
}
