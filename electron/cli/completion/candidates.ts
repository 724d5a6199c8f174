import type { Command } from 'commander';
import { DEFAULT_ENV_FILES, DEFAULT_PROCFILE } from '../../engine/source/source-files.ts';
import { isWatchable } from '../../engine/storage/stream-file.ts';
import { checkHere, type CheckedFiles } from '../check/check-files.ts';
import { findApp } from '../app/find-app.ts';

type Names = 'types' | 'dynos' | 'targets' | 'vars';

/** The kind of thing that a command's arguments name. */
const ARGUMENTS: Record<string, Names> = {
  local: 'types',
  check: 'types',
  run: 'types',
  ps: 'types',
  'ps:scale': 'types',
  'ps:type': 'types',
  'ps:restart': 'targets',
  'ps:cycle': 'targets',
  'ps:stop': 'targets',
  attach: 'dynos',
  'config:get': 'vars',
  'config:unset': 'vars',
};

/** Flags whose value is the name of a dyno or of a process type. */
const VALUES: Record<string, Names> = { '--dyno-name': 'dynos', '--process-type': 'types', '--type': 'types' };

/** The words that the last of these, perhaps empty, may become. Nothing at all lets the shell offer files. */
export async function candidates(program: Command, words: readonly string[]): Promise<string[]> {
  const word = words.at(-1) ?? '';
  const command = program.commands.find((known) => [known.name(), ...known.aliases()].includes(words[0] ?? ''));
  if (words.length <= 1 || !command) return startingWith(word, words.length <= 1 ? namesOf(program) : []);
  if (word.startsWith('-')) return startingWith(word, flagsOf(command));
  const before = words.at(-2);
  const flag = command.options.find(({ required, short, long }) => required && (short === before || long === before));
  const choices = flag ? flag.argChoices : command.registeredArguments[0]?.argChoices;
  if (choices) return startingWith(word, choices);
  const wanted = flag ? VALUES[flag.long ?? ''] : ARGUMENTS[command.name()];
  return wanted ? startingWith(word, await namesFor(wanted)) : [];
}

function namesOf(program: Command): string[] {
  return program.commands.map((command) => command.name()).filter((name) => !name.startsWith('_'));
}

function flagsOf(command: Command): string[] {
  return [...command.options.filter(({ hidden }) => !hidden).flatMap(({ long }) => (long ? [long] : [])), '--help'];
}

async function namesFor(wanted: Names): Promise<string[]> {
  const found = await findApp(null);
  found?.client.close();
  if (wanted === 'vars') return found?.app.configVars.map(({ name }) => name) ?? Object.keys((await filesHere()).env);
  const dynos = (found?.app.dynos ?? []).filter(({ state }) => state !== 'complete').map(({ name }) => name);
  if (wanted === 'dynos') return dynos;
  const types = found?.app.processTypes ?? (await filesHere()).processes;
  const names = types.map(({ name }) => name);
  return wanted === 'types' ? names : [...names, ...dynos];
}

/** Says what the files here hold, but for pipes: a key that is pressed must not take what one of them holds. */
async function filesHere(): Promise<Pick<CheckedFiles, 'env' | 'processes'>> {
  if (!isWatchable(DEFAULT_PROCFILE)) return { env: {}, processes: [] };
  const envFiles = DEFAULT_ENV_FILES.filter(isWatchable);
  return checkHere({ procfile: null, envFiles, port: null, processList: null });
}

function startingWith(word: string, all: string[]): string[] {
  return all.filter((name) => name.startsWith(word));
}
