import { excerpt } from '../text/excerpt.ts';
import { createProblemList, type ProblemList, type Problem } from '../text/problem.ts';
import { UNDECODED } from '../text/undecoded.ts';

export interface ProcessType {
  name: string;
  command: string;
  /** 1-based line the command is from. */
  line: number;
}

export interface Procfile {
  /** In the order in which the names first appear. */
  processTypes: ProcessType[];
  problems: Problem[];
}

/** Heroku's Platform API: `^[-\w]{1,128}$` (docs/heroku.md §1.1). */
const NAME = /^[\w-]+$/;
const MAX_NAME_CHARACTERS = 128;

/**
 * Process types of an app: three for each of the hundred dynos that Heroku runs of one. There are ports for twice as many,
 * and a file with more is no Procfile: all that is made of it would keep the engine from other apps.
 */
export const MAX_PROCESS_TYPES = 300;

const LINE_ENDS = /\r\n|\n|\r/;

/**
 * Reads a Procfile: what `heroku local`, foreman and honcho accept, and also indentation, a byte order mark, any line
 * ends and blank or commented lines anywhere (docs/heroku-local.md §1.5). A line that is no process type is a problem
 * and never hides another line. The last command of a name wins and stays in the place of the first.
 * @param file the Procfile's path, for the problems.
 */
export function parseProcfile(text: string, file: string): Procfile {
  const problems = createProblemList(file);
  const types = new Map<string, ProcessType>();
  let continues = false;
  let firstBeyond: number | null = null;
  for (const [index, raw] of text.split(LINE_ENDS).entries()) {
    // trim() also takes away a byte order mark.
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const type = readProcessType(line, index + 1);
    if (type === null) problems.error(index + 1, continues ? CONTINUATION : describeBadLine(line));
    else if (types.size < MAX_PROCESS_TYPES || types.has(type.name)) addProcessType(types, type, problems);
    else firstBeyond ??= type.line;
    continues = line.endsWith('\\');
  }
  if (firstBeyond !== null) problems.error(firstBeyond, BEYOND);
  if (types.size === 0) problems.error(null, 'No process types are defined: add a line such as `web: npm start`.');
  return { processTypes: [...types.values()], problems: problems.finish() };
}

function readProcessType(line: string, number: number): ProcessType | null {
  const colon = line.indexOf(':');
  const name = line.slice(0, Math.max(colon, 0));
  const command = line.slice(colon + 1).trim();
  if (!NAME.test(name) || command === '' || line.includes('\0') || UNDECODED.test(line)) return null;
  return { name, command, line: number };
}

function addProcessType(types: Map<string, ProcessType>, type: ProcessType, problems: ProblemList): void {
  const earlier = types.get(type.name);
  types.set(type.name, type);
  const name = excerpt(type.name);
  if (earlier) {
    problems.warning(type.line, `${name} is defined again: this command replaces the one in line ${earlier.line}.`);
  } else if (type.name.length > MAX_NAME_CHARACTERS) {
    problems.warning(type.line, `${name} is a longer name than Heroku takes: use ${MAX_NAME_CHARACTERS} characters.`);
  }
}

const BEYOND =
  `More than ${MAX_PROCESS_TYPES} process types are no app that ports could be found for: this one and those behind it ` +
  'are left out. Name another file, or split it.';

const CONTINUATION =
  'A command cannot go on from the line before, with or without a backslash: write it on one line.';

/** Why a trimmed line is no process type, and what to write instead. */
function describeBadLine(line: string): string {
  if (UNDECODED.test(line)) return 'This line is not in UTF-8 but in Latin-1, Windows-1252 or the like: save it as UTF-8.';
  if (line.includes('\0')) return 'This line holds a NUL character. If the file was saved as UTF-16, save it as UTF-8.';
  if (/^(?:export\s+)?[A-Za-z_]\w*=/.test(line)) {
    return 'A config var does not belong in a Procfile: move it to the env file.';
  }
  const name = /^[\w-]+/.exec(line)?.[0] ?? '';
  const rest = line.slice(name.length);
  const shown = excerpt(name);
  if (name === '' || !/^(?:$|:|\s)/.test(rest)) return describeBadName(line);
  if (rest === '') return `${shown} has no colon and no command: write ${excerpt(`${name}: command`)}.`;
  if (rest.startsWith(':')) return `${shown} has no command: write it after the colon.`;
  if (rest.trimStart().startsWith(':')) return `There is a space before the colon: write ${excerpt(`${name}:`)}.`;
  // The regular expression of Heroku's older stacks lets the colon be missing (docs/heroku.md §1.1); no local
  // runner does, so running the line would give a meaning to a Procfile that has none today.
  return `There is no colon after ${shown}: if it is a process type, write ${excerpt(`${name}: ${rest.trim()}`)}.`;
}

function describeBadName(line: string): string {
  const colon = line.indexOf(':');
  if (colon < 1 || /\s/.test(line.slice(0, colon))) return 'This is not a process type: write `name: command`.';
  const name = excerpt(line.slice(0, colon));
  return `${name} cannot name a process type: use only letters, digits, \`-\` and \`_\`.`;
}
