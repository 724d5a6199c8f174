import { type Document, isMap, isScalar, Lexer, LineCounter, parseDocument, type Scalar, visit } from 'yaml';
import type { Problem } from '../text/problem.ts';
import { MAX_PROCESS_TYPES, type ProcessType } from '../dynos/procfile.ts';
import { SCALAR, SetupReader, isProcessTypeName, type Fields } from './setup-reader.ts';
import * as v from 'valibot';
import { excerpt } from '../text/excerpt.ts';
import { RELEASE } from '../dynos/formation.ts';

/** The parts of a heroku.yml that mean something without images. */
export interface HerokuYml {
  /** Of `run`, in its order, and `release` of `release.command`: what a Procfile would say. */
  processTypes: ProcessType[];
  /** `setup.config`: config vars of a new app. */
  config: { name: string; value: string }[];
  /** About what is used whether or not there is a Procfile. */
  problems: Problem[];
  /** About the process types, which matter only when there is no Procfile. */
  processProblems: Problem[];
}

/** As many as fit into a line or two. */
const MAX_NAMES_LISTED = 12;
const SECTIONS = ['setup', 'build', 'release', 'run'];
const USABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Reads a heroku.yml (docs/heroku.md §1.2). Never throws: what cannot be used is a problem, and the rest is used.
 * Images are not built, so `build` is not read, and a process type without a command has none to be run.
 * @param file its path, for the problems
 */
export function parseHerokuYml(text: string, file: string): HerokuYml {
  const excess = excessOf(text);
  if (excess !== null) {
    const { problems } = new SetupReader(file);
    problems.error(null, `It ${excess}, so nothing of it is used. Shorten it, or write a Procfile.`);
    return { processTypes: [], config: [], problems: problems.finish(), processProblems: [] };
  }
  const lines = new LineCounter();
  // The library would compare each key with every other one; see `doubledKeys`.
  const options = { lineCounter: lines, prettyErrors: false, logLevel: 'silent', uniqueKeys: false } as const;
  const document = parseDocument(text, options);
  const lineOf = keyLines(document, lines);
  const reader = new SetupReader(file, lineOf);
  const commands = new SetupReader(file, lineOf);
  const flaws = document.errors.length === 0 ? doubledKeys(document) : document.errors.map(({ pos }) => pos[0]);
  for (const at of flaws) {
    const { line } = lines.linePos(at);
    reader.problems.error(line, 'This is not valid YAML: check indentation, colons and quotes, and keys there twice.');
  }
  const sections = flaws.length === 0 ? reader.fields(valueOf(document, reader), ['heroku.yml']) : {};
  reader.warnOfUnknown(sections, SECTIONS, []);
  return {
    processTypes: readHerokuYmlCommands(sections, commands, lineOf),
    config: readConfig(sections['setup'], reader),
    problems: reader.problems.finish(),
    processProblems: commands.problems.finish(),
  };
}

/** Blanks, names, values and signs: a line `  web: npm start` has eight of them. */
const MAX_TOKENS = 2_500;
/** The library reads what lies in something else by recursion, and the system's stack is all it has for that. */
const MAX_DEPTH = 100;
/** What opens levels of indentation at the start of a line: `- - ? `. */
const INDENTATION = /^[ \t\-?:]*/;

/**
 * What a file has more of than any heroku.yml, to follow "It"; null where all is well. The lexer takes the same time for
 * each token, and stops as soon as it is known; what comes after it takes far longer, and ends the whole process with a
 * file of many thousand brackets.
 */
function excessOf(text: string): string | null {
  let tokens = 0;
  let depth = 0;
  for (const token of new Lexer().lex(text)) {
    if (++tokens > MAX_TOKENS) return `has more than ${MAX_TOKENS.toLocaleString('en')} parts`;
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth--;
    if (depth > MAX_DEPTH) return `is nested more than ${MAX_DEPTH} levels deep`;
  }
  const isDeep = text.split('\n').some((line) => (INDENTATION.exec(line)?.[0].length ?? 0) > 2 * MAX_DEPTH);
  return isDeep ? `is nested more than ${MAX_DEPTH} levels deep` : null;
}

/** Where a key stands that its mapping has had before. */
function doubledKeys(document: Document): number[] {
  const doubled: number[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) doubled.push(key.range?.[0] ?? 0);
        seen.add(key.value);
      }
    },
  });
  return doubled;
}

/** Aliases that multiply without end are refused by the library with an exception. */
function valueOf(document: Document, reader: SetupReader): unknown {
  try {
    return document.toJS() as unknown;
  } catch {
    reader.problems.error(null, 'Its aliases lead to too much text, so nothing of it is used.');
    return null;
  }
}

function readConfig(setup: unknown, reader: SetupReader): HerokuYml['config'] {
  const config = reader.fields(reader.fields(setup, ['setup'])['config'], ['setup', 'config']);
  return Object.entries(config).flatMap(([name, value]) => {
    const path = ['setup', 'config', name];
    const scalar = reader.part(SCALAR, value, path);
    if (scalar === null) return [];
    if (USABLE_NAME.test(name)) return [{ name, value: String(scalar) }];
    reader.error(path, 'cannot name a config var: use letters, digits and `_`, first a letter');
    return [];
  });
}

/** Finds the line of a key. Those of one mapping are looked at once, however many are asked for. */
function keyLines(document: Document, lines: LineCounter): LineOf {
  const known = new Map<string, ReadonlyMap<string, Scalar>>();
  const keysIn = (parent: readonly string[]): ReadonlyMap<string, Scalar> => {
    const node: unknown = parent.length > 0 ? document.getIn(parent, true) : document.contents;
    const keys = isMap(node) ? node.items.flatMap(({ key }) => (isScalar(key) ? [key] : [])) : [];
    return new Map(keys.map((key) => [String(key.value), key]));
  };
  return (path) => {
    const parent = path.slice(0, -1);
    const name = JSON.stringify(parent);
    const keys = known.get(name) ?? keysIn(parent);
    known.set(name, keys);
    const range = keys.get(path.at(-1) ?? '')?.range;
    return range ? lines.linePos(range[0]).line : null;
  };
}

const COMMAND = v.union([v.string(), v.array(v.string())], 'must be a command, or a list of commands');
/** The next one of several commands runs when the one before has gone well, as a release that failed must not go on. */
const AND = ' && ';

type LineOf = (path: readonly string[]) => number | null;

/** The commands of `run` and `release.command`, as process types of a Procfile. */
function readHerokuYmlCommands(sections: Fields, reader: SetupReader, lineOf: LineOf): ProcessType[] {
  const types: ProcessType[] = [];
  const add = (name: string, value: unknown, path: string[]): void => {
    const command = readCommand(value, path, reader);
    if (command !== null) types.push({ name, command, line: lineOf(path) ?? 1 });
  };
  const run = reader.fields(sections['run'], ['run']);
  for (const [name, value] of Object.entries(run)) {
    const path = ['run', name];
    if (types.length === MAX_PROCESS_TYPES) {
      reader.error(path, `and what follows is left out: ${MAX_PROCESS_TYPES} process types is the most that are run`);
      break;
    }
    if (isProcessTypeName(name) && name !== RELEASE) add(name, value, path);
    else reader.error(path, 'cannot name a process type: it is left out');
  }
  const release = reader.fields(sections['release'], [RELEASE]);
  if (release['command'] !== undefined) add(RELEASE, release['command'], [RELEASE, 'command']);
  sayWhatIsIgnored(sections, run, types, reader);
  return types;
}

/** The text of a command, a list of them, or the object form with `command` in it. */
function readCommand(value: unknown, path: string[], reader: SetupReader): string | null {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const given = isObject ? (value as Fields)['command'] : value;
  const command = reader.part(COMMAND, given, path);
  const lines = (typeof command === 'string' ? [command] : (command ?? [])).map((line) => line.trim());
  const text = lines.filter((line) => line !== '').join(AND);
  if (text !== '') return text;
  if (command !== null || given === undefined || given === null) {
    reader.error(path, 'has no command, and its image is not built here: it is left out');
  }
  return null;
}

function sayWhatIsIgnored(sections: Fields, run: Fields, types: ProcessType[], reader: SetupReader): void {
  if (sections['build'] === undefined || sections['build'] === null) return;
  const images = Object.keys(reader.fields(reader.fields(sections['build'], ['build'])['docker'], ['build', 'docker']));
  const named = new Set(types.map(({ name }) => name));
  const without = images.filter((name) => !Object.hasOwn(run, name) && !named.has(name));
  const listed = without.slice(0, MAX_NAMES_LISTED).map(excerpt).join(', ');
  const more = without.length > MAX_NAMES_LISTED ? ', …' : '';
  reader.warning(['build'], `is ignored: no images are built here, and the commands of \`run\` run as they are${
    without.length === 0 ? '' : `. Only its image knows what runs as ${listed}${more}: add it to \`run\``
  }`);
}
