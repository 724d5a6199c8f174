import * as v from 'valibot';
import { excerpt } from '../text/excerpt.ts';
import { RELEASE } from '../dynos/formation.ts';
import type { ProcessType } from '../dynos/procfile.ts';
import { isProcessTypeName } from './setup-names.ts';
import type { Fields, SetupReader } from './setup-reader.ts';

const COMMAND = v.union([v.string(), v.array(v.string())], 'must be a command, or a list of commands');
/** Of several commands the next one runs when the one before has gone well, as a release that failed must not go on. */
const AND = ' && ';

type LineOf = (path: readonly string[]) => number | null;

/** What `run` and `release.command` run, as process types of a Procfile. */
export function readHerokuYmlCommands(sections: Fields, reader: SetupReader, lineOf: LineOf): ProcessType[] {
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
