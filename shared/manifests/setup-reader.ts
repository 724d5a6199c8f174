import * as v from 'valibot';
import { excerpt } from '../text/excerpt.ts';
import { createProblemList, type ProblemList } from '../text/problem.ts';

/** The values a file may have in a place; the messages go on after the name of the place. */
export const TEXT = v.string('must be text in quotes');
export const YES_OR_NO = v.boolean('must be true or false');
/** The values people write where text is asked for, and what is unmistakable as text. */
export const SCALAR = v.union([v.string(), v.number(), v.boolean()], 'must be text in quotes');

export type Fields = Record<string, unknown>;

/** Reads the parts of a parsed app.json or heroku.yml. One that is not as it should be is a problem, never an end. */
export class SetupReader {
  readonly problems: ProblemList;
  readonly #lineOf: (path: readonly string[]) => number | null;

  /** @param lineOf 1-based line of a part, where that is known */
  constructor(file: string, lineOf: (path: readonly string[]) => number | null = () => null) {
    this.problems = createProblemList(file);
    this.#lineOf = lineOf;
  }

  /** The named parts of a part; none where it is missing or something else. */
  fields(value: unknown, path: readonly string[]): Fields {
    if (value === undefined || value === null) return {};
    if (typeof value === 'object' && !Array.isArray(value)) return value as Fields;
    this.error(path, 'must be a list of names with values: it is left out');
    return {};
  }

  /** A part that fits its schema; null where it is missing or does not. */
  part<T>(schema: v.GenericSchema<unknown, T>, value: unknown, path: readonly string[]): T | null {
    if (value === undefined || value === null) return null;
    const result = v.safeParse(schema, value);
    if (result.success) return result.output;
    this.error(path, `${result.issues[0].message}: it is left out`);
    return null;
  }

  /** Names that nobody reads are most often misspelt. */
  warnOfUnknown(fields: Fields, known: readonly string[], path: readonly string[]): void {
    for (const name of Object.keys(fields)) {
      if (!known.includes(name)) this.warning([...path, name], 'is nothing that Heroku knows here: it is ignored');
    }
  }

  error(path: readonly string[], what: string): void {
    this.problems.error(this.#lineOf(path), `${excerpt(path.join('.'))} ${what}.`);
  }

  warning(path: readonly string[], what: string): void {
    this.problems.warning(this.#lineOf(path), `${excerpt(path.join('.'))} ${what}.`);
  }
}

/** Heroku's Platform API: `^[-\w]{1,128}$` (docs/heroku.md §1.1). */
const PROCESS_TYPE = /^[-\w]{1,128}$/;

export function isProcessTypeName(name: string): boolean {
  return PROCESS_TYPE.test(name);
}
