import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Problem } from '../text/problem.ts';
import type { ProcessType } from '../dynos/procfile.ts';
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

const SECTIONS = ['setup', 'build', 'release', 'run'];
const USABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Reads a heroku.yml (docs/heroku.md §1.2). Never throws: what cannot be used is a problem, and the rest is used.
 * Images are not built, so `build` is not read, and a process type without a command has none to be run.
 * @param file its path, for the problems
 */
export function parseHerokuYml(text: string, file: string): HerokuYml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  const lineOf = (path: readonly string[]): number | null => keyLine(document, path, lines);
  const reader = new SetupReader(file, lineOf);
  const commands = new SetupReader(file, lineOf);
  for (const { pos } of document.errors) {
    const { line } = lines.linePos(pos[0]);
    reader.problems.error(line, 'This is not valid YAML: check indentation, colons and quotes.');
  }
  const sections = document.errors.length === 0 ? reader.fields(valueOf(document, reader), ['heroku.yml']) : {};
  reader.warnOfUnknown(sections, SECTIONS, []);
  return {
    processTypes: readHerokuYmlCommands(sections, commands, lineOf),
    config: readConfig(sections['setup'], reader),
    problems: reader.problems.finish(),
    processProblems: commands.problems.finish(),
  };
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

function keyLine(document: Document, path: readonly string[], lines: LineCounter): number | null {
  const parent: unknown = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  if (!isMap(parent)) return null;
  const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === path.at(-1));
  const range = isScalar(pair?.key) ? pair.key.range : null;
  return range ? lines.linePos(range[0]).line : null;
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
  const without = images.filter((name) => !Object.hasOwn(run, name) && types.every((type) => type.name !== name));
  const named = without.map(excerpt).join(', ');
  reader.warning(['build'], `is ignored: no images are built here, and the commands of \`run\` run as they are${
    without.length === 0 ? '' : `. Only its image knows what runs as ${named}: add it to \`run\``
  }`);
}
