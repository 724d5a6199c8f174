import { parseJsonEnv } from './env-json.ts';
import { BYTE_ORDER_MARK, type EnvFlaw, flawOf, scanStatements, UNREADABLE_COMMENT } from './env-statements.ts';
import { excerpt } from '../text/excerpt.ts';
import { createProblemList, type ProblemList, type Problem } from '../text/problem.ts';

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

/** What Heroku takes and a shell can expand (docs/heroku.md §6). */
const PORTABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const FLAWS: Readonly<Record<EnvFlaw, string>> = {
  'no-equals': 'There is no `=` in this line: it is left out. Write `NAME=value`.',
  'no-name': 'There is no name for this value: write `NAME=value`.',
  'no-name-possible':
    'This line cannot be a config var: it is left out. If it belongs to a value above it, put that value in quotes.',
  'not-utf8':
    'This line is not in UTF-8 but in Latin-1, Windows-1252 or the like: it is left out. Save the file as UTF-8.',
  nul: 'No config var can hold a NUL character. If the file was saved as UTF-16, save it as UTF-8.',
};

const BARE_NAME = 'There is no `=` in this line: it names a config var without a value. Write `NAME=value`.';

/**
 * Reads an env file: `NAME=value` lines, or a JSON object as `heroku config --json` prints it. Gives what
 * `heroku local` gives wherever that neither crashes nor loses text (docs/heroku-local.md §1.6 and §5.4), and beyond
 * that reads `export`, escapes, values over several lines and one-letter names without a value. A bad line is a problem
 * and never hides another line. Messages never quote values.
 * @param file the env file's path, for the problems.
 */
export function parseEnvFile(text: string, file: string): EnvFile {
  const problems = createProblemList(file);
  const entries = new Map<string, EnvEntry>();
  const source = text.startsWith(BYTE_ORDER_MARK) ? text.slice(BYTE_ORDER_MARK.length) : text;
  const json = parseJsonEnv(source);
  if (json === null) {
    readLines(text, entries, problems);
  } else {
    for (const { name, value } of json.vars) addEntry(entries, { name, value, line: null }, problems);
    for (const error of json.errors) problems.error(null, error);
  }
  return { entries: [...entries.values()], problems: problems.finish() };
}

function readLines(text: string, entries: Map<string, EnvEntry>, problems: ProblemList): void {
  let hasUnreadableComment = false;
  for (const { name, value, line, valueStart, flaw, warning } of scanStatements(text)) {
    const isTold = warning === UNREADABLE_COMMENT && hasUnreadableComment;
    if (warning !== null && !isTold) problems.warning(line, warning);
    hasUnreadableComment ||= warning === UNREADABLE_COMMENT;
    if (flaw !== null) problems.error(line, FLAWS[flaw]);
    if (name === null) continue;
    if (valueStart !== null) addEntry(entries, { name, value, line }, problems);
    else {
      problems.warning(line, BARE_NAME);
      entries.set(name, { name, value, line });
    }
  }
}

function addEntry(entries: Map<string, EnvEntry>, entry: EnvEntry, problems: ProblemList): void {
  const { name, value, line } = entry;
  const flaw = flawOf(name, value);
  if (flaw !== null) return problems.error(line, FLAWS[flaw]);
  const earlier = entries.get(name);
  entries.set(name, entry);
  const isPortable = PORTABLE_NAME.test(name);
  if (!isPortable) problems.warning(line, 'Heroku refuses this name: use letters, digits and `_`, first a letter.');
  if (earlier) problems.warning(line, `${isPortable ? excerpt(name) : 'It'} is defined again: ${replaces(earlier)}`);
}

function replaces(earlier: EnvEntry): string {
  return earlier.line === null
    ? 'names become upper case here, and the last value is used.'
    : `this value replaces the one in line ${earlier.line}.`;
}
