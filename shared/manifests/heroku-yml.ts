import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { readHerokuYmlCommands } from './heroku-yml-commands.ts';
import type { Problem } from '../text/problem.ts';
import type { ProcessType } from '../dynos/procfile.ts';
import { SCALAR, SetupReader } from './setup-reader.ts';

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
