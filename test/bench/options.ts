import { PARTS, type PartName } from './parts.ts';

export interface BenchOptions {
  parts: PartName[];
  /** How often each contender runs; medians are taken over these. */
  rounds: number;
  /** What one dyno prints, or eight together. */
  lines: number;
  /** Names of peers to leave out: `--without heroku,mprocs`. */
  without: string[];
}

const ROUNDS = 5;
/** The size the budgets are written for (docs/benchmarks.md). */
const LINES = 1_000_000;

/** @throws {Error} with one line that says which argument is wrong and what would be right */
export function parseOptions(words: string[]): BenchOptions {
  const options: BenchOptions = { parts: [], rounds: ROUNDS, lines: LINES, without: [] };
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--rounds') options.rounds = count(word, rest.shift());
    else if (word === '--lines') options.lines = count(word, rest.shift());
    else if (word === '--without') options.without = (rest.shift() ?? '').split(',');
    else options.parts.push(partNamed(word));
  }
  if (options.parts.length === 0) options.parts = Object.keys(PARTS) as PartName[];
  return options;
}

function count(flag: string, word: string | undefined): number {
  const value = Number(word);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new Error(`${flag} wants a whole number from 1, not ${word ?? 'nothing'}.`);
}

function partNamed(word: string): PartName {
  if (Object.hasOwn(PARTS, word)) return word as PartName;
  const parts = Object.keys(PARTS).join(', ');
  throw new Error(`There is no part ${word}. Parts: ${parts}; flags: --rounds N, --lines N, --without PEER,….`);
}
