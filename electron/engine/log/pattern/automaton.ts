import { assertNever } from '../../../../shared/text/assert-never.ts';
import type { Program, ProgramStep } from './program.ts';

/** Two megabytes of transitions. When a pattern needs more states, the automaton forgets all and starts over. */
const MAX_STATES = 2048;
/** How many states an automaton has room for at first: enough for nearly all patterns. */
const FIRST_STATES = 32;
const BYTES = 256;
const LF = 10;

/** Entries of the table that are no states. */
const UNKNOWN = -1;
const MATCHED = -2;
const DEAD = -3;
const LINE_END = -4;

/** What stands before the next byte; 0 is anything but a word character. */
const AFTER_WORD = 1;
const AT_START = 2;
const END_OF_LINE = -1;

interface State {
  /** Steps to go on with, ascending; assertions among them wait for the next byte. */
  steps: Uint16Array;
  before: number;
  /** Whether a line that ends here matches; null: not known yet. */
  endMatches: boolean | null;
}

/**
 * A deterministic automaton made while it runs: each byte of a text is looked at once, so that the time is linear in
 * the text for every pattern, and nothing ever backtracks.
 */
export class Automaton {
  readonly #steps: readonly ProgramStep[];
  readonly #start: number;
  /** Looks for matches that begin anywhere; false: only at the start of a line. */
  readonly #isFloating: boolean;
  readonly #usesWords: boolean;
  #states: State[] = [];
  readonly #numbers = new Map<string, number>();
  /** Offset of the row of the next state: state × 256 + byte. */
  #table = new Int32Array(FIRST_STATES * BYTES);
  /** Number of the last closure that has come by a step, and that has gone on to it. */
  readonly #visited: Uint32Array;
  readonly #taken: Uint32Array;
  #visit = 0;
  readonly #stack: number[] = [];

  constructor({ steps, start }: Program) {
    this.#steps = steps;
    this.#start = start;
    this.#visited = new Uint32Array(steps.length);
    this.#taken = new Uint32Array(steps.length);
    this.#usesWords = steps.some((step) => step.kind === 'assert' && step.what !== 'start' && step.what !== 'end');
    this.#isFloating = !this.#beginsAtStart(start);
    this.#forget();
  }

  /** Whether the line `bytes[from..to)` matches. */
  matches(bytes: Uint8Array, from: number, to: number): boolean {
    let row = 0;
    for (let at = from; at < to; at++) {
      let next = this.#table[row + (bytes[at] as number)] as number;
      if (next === UNKNOWN) next = this.#advance(row, bytes[at] as number);
      if (next === MATCHED) return true;
      if (next === DEAD) return false;
      row = next;
    }
    return this.#matchesAtEnd(row);
  }

  /** An offset in the first line of `bytes[from..to)` that matches, its line feed at the latest, or -1. */
  find(bytes: Uint8Array, from: number, to: number): number {
    let table = this.#table;
    let row = 0;
    for (let at = from; at < to; at++) {
      const byte = bytes[at] as number;
      let next = table[row + byte] as number;
      // One comparison for nearly every byte.
      if (next < 0) {
        if (next === UNKNOWN) {
          next = this.#advance(row, byte);
          table = this.#table;
        }
        if (next === MATCHED) return at;
        if (next === LINE_END) {
          if (this.#matchesAtEnd(row)) return at;
          next = 0;
        } else if (next === DEAD) {
          const end = bytes.indexOf(LF, at);
          if (end < 0 || end >= to) return -1;
          at = end;
          next = 0;
        }
      }
      row = next;
    }
    return -1;
  }

  #matchesAtEnd(row: number): boolean {
    const state = this.#states[row / BYTES] as State;
    state.endMatches ??= this.#closure(state, END_OF_LINE) === null;
    return state.endMatches;
  }

  /** Works out one entry of the table. */
  #advance(row: number, byte: number): number {
    const state = this.#states[row / BYTES] as State;
    const next = this.#closure(state, byte);
    if (next === null) return this.#remember(row, byte, MATCHED);
    if (this.#isFloating && this.#taken[this.#start] !== this.#visit) next.push(this.#start);
    if (next.length === 0) return this.#remember(row, byte, DEAD);
    const before = this.#usesWords && isWord(byte) ? AFTER_WORD : 0;
    const steps = Uint16Array.from(next).sort();
    const key = String.fromCharCode(before, ...steps);
    const known = this.#numbers.get(key);
    if (known !== undefined) return this.#remember(row, byte, known);
    if (this.#states.length === MAX_STATES) {
      this.#forget();
      return this.#add(key, { steps, before, endMatches: null });
    }
    return this.#remember(row, byte, this.#add(key, { steps, before, endMatches: null }));
  }

  #remember(row: number, byte: number, next: number): number {
    this.#table[row + byte] = next;
    return next;
  }

  #add(key: string, state: State): number {
    const row = (this.#states.push(state) - 1) * BYTES;
    if (row === this.#table.length) this.#grow();
    this.#table[row + LF] = LINE_END;
    this.#numbers.set(key, row);
    return row;
  }

  #grow(): void {
    const larger = new Int32Array(2 * this.#table.length).fill(UNKNOWN);
    larger.set(this.#table);
    this.#table = larger;
  }

  /** Leaves only the state at the start of a line, in row 0. */
  #forget(): void {
    this.#states = [];
    this.#numbers.clear();
    this.#table.fill(UNKNOWN);
    this.#add('start', { steps: Uint16Array.of(this.#start), before: AT_START, endMatches: null });
  }

  /**
   * Follows splits and those assertions that hold before the byte `next`.
   * @returns the steps behind it, or null when a match has been reached
   */
  #closure(state: State, next: number): number[] | null {
    const reached: number[] = [];
    const steps = this.#steps;
    const stack = this.#stack;
    const visited = this.#visited;
    const taken = this.#taken;
    const visit = ++this.#visit;
    stack.length = 0;
    for (const step of state.steps) stack.push(step);
    for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
      if (visited[index] === visit) continue;
      visited[index] = visit;
      const step = steps[index] as ProgramStep;
      switch (step.kind) {
        case 'match':
          return null;
        case 'split':
          stack.push(step.other, step.next);
          break;
        case 'assert':
          if (holds(step.what, state.before, next)) stack.push(step.next);
          break;
        case 'byte':
          if (next < step.low || next > step.high || taken[step.next] === visit) break;
          taken[step.next] = visit;
          reached.push(step.next);
          break;
        default:
          assertNever(step);
      }
    }
    return reached;
  }

  #beginsAtStart(index: number): boolean {
    const step = this.#steps[index] as ProgramStep;
    if (step.kind === 'assert') return step.what === 'start';
    return step.kind === 'split' && step.next > index && step.other > index
      ? this.#beginsAtStart(step.next) && this.#beginsAtStart(step.other)
      : false;
  }
}

function holds(what: 'start' | 'end' | 'boundary' | 'no-boundary', before: number, next: number): boolean {
  switch (what) {
    case 'start':
      return before === AT_START;
    case 'end':
      return next === END_OF_LINE;
    case 'boundary':
      return (before === AFTER_WORD) !== isWord(next);
    case 'no-boundary':
      return (before === AFTER_WORD) === isWord(next);
  }
}

function isWord(byte: number): boolean {
  const letter = byte | 0x20;
  return (byte >= 0x30 && byte <= 0x39) || byte === 0x5f || (byte > 0x40 && letter >= 0x61 && letter <= 0x7a);
}
