import { parseJsonEnv } from './env-json.ts';
import { lineEnd, readEnvValue } from './env-value.ts';
import { excerpt } from './excerpt.ts';
import { createProblemList, type ProblemList } from './problem-list.ts';
import type { Problem } from './problem.ts';

export interface EnvEntry {
  name: string;
  value: string;
  /** 1-based line where the definition starts; null in JSON files. */
  line: number | null;
}

export interface EnvFile {
  /** One per name, the last definition, in the order in which the names first appear. */
  entries: EnvEntry[];
  problems: Problem[];
}

/** What Heroku takes and a shell can expand (heroku-platform.md §6). */
const PORTABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const EXPORT = /^export\s+/;
/** `heroku local` skips lines of up to this many characters, so that no config var comes of them. */
const MAX_SKIPPED_CHARACTERS = 2;
const BYTE_ORDER_MARK = '\ufeff';

/**
 * Reads an env file: `NAME=value` lines, or a JSON object as `heroku config --json` prints it. Gives what
 * `heroku local` gives wherever that neither crashes nor loses text (local-runners.md §1.6 and §5.4), and beyond that
 * reads `export`, escapes, values over several lines and one-letter names without a value. A bad line is a problem
 * and never hides another line. Messages never quote values.
 * @param file the env file's path, for the problems.
 */
export function parseEnvFile(text: string, file: string): EnvFile {
  const problems = createProblemList(file);
  const entries = new Map<string, EnvEntry>();
  const source = text.startsWith(BYTE_ORDER_MARK) ? text.slice(BYTE_ORDER_MARK.length) : text;
  const json = parseJsonEnv(source);
  if (json === null) {
    readLines(source, entries, problems);
  } else {
    for (const { name, value } of json.vars) addEntry(entries, { name, value, line: null }, problems);
    for (const error of json.errors) problems.error(null, error);
  }
  return { entries: [...entries.values()], problems: problems.finish() };
}

function readLines(text: string, entries: Map<string, EnvEntry>, problems: ProblemList): void {
  let afterOpenQuote = false;
  let next = 0;
  for (let line = 1, start = 0; start < text.length; start = next) {
    let end = lineEnd(text, start);
    const raw = text.slice(start, end);
    const trimmed = raw.trim();
    const equals = raw.indexOf('=');
    if (trimmed === '' || trimmed.startsWith('#')) {
      // Nothing to read.
    } else if (equals === -1) {
      readBareName(trimmed, line, afterOpenQuote, entries, problems);
    } else {
      const { value, end: valueEnd, open, warning } = readEnvValue(text, start + equals + 1);
      const name = raw.slice(0, equals).trim().replace(EXPORT, '');
      if (warning !== null) problems.warning(line, warning);
      addEntry(entries, { name, value, line }, problems);
      afterOpenQuote ||= open;
      end = valueEnd;
    }
    next = end + 1;
    line += countLineEnds(text, start, next);
  }
}

/**
 * A line without `=`: `heroku local` makes it a config var without a value. Not so after a quote that was never
 * closed, where it may be the next line of a private key, which must not be shown as a name.
 */
function readBareName(
  text: string,
  line: number,
  afterOpenQuote: boolean,
  entries: Map<string, EnvEntry>,
  problems: ProblemList,
): void {
  if (text.length <= MAX_SKIPPED_CHARACTERS || EXPORT.test(text) || afterOpenQuote || text.includes('\0')) {
    problems.error(line, 'There is no `=` in this line: it is left out. Write `NAME=value`.');
    return;
  }
  problems.warning(line, 'There is no `=` in this line: it names a config var without a value. Write `NAME=value`.');
  entries.set(text, { name: text, value: '', line });
}

function addEntry(entries: Map<string, EnvEntry>, entry: EnvEntry, problems: ProblemList): void {
  const { name, value, line } = entry;
  if (name === '') {
    problems.error(line, 'There is no name for this value: write `NAME=value`.');
  } else if (name.includes('\0') || value.includes('\0')) {
    problems.error(line, 'No config var can hold a NUL character. If the file was saved as UTF-16, save it as UTF-8.');
  } else {
    const earlier = entries.get(name);
    entries.set(name, entry);
    const isPortable = PORTABLE_NAME.test(name);
    if (!isPortable) problems.warning(line, 'Heroku refuses this name: use letters, digits and `_`, first a letter.');
    if (earlier) problems.warning(line, `${isPortable ? excerpt(name) : 'It'} is defined again: ${replaces(earlier)}`);
  }
}

function replaces(earlier: EnvEntry): string {
  return earlier.line === null
    ? 'names become upper case here, and the last value is used.'
    : `this value replaces the one in line ${earlier.line}.`;
}

function countLineEnds(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', start); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
