import { stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import type { AppSettings } from '../../../shared/app/app.ts';
import { type ConfigVar, mergeEnvFiles } from '../../../shared/config/config-vars.ts';
import { type EnvEntry, parseEnvFile } from '../../../shared/env/env-file.ts';
import type { HerokuYml } from '../../../shared/manifests/heroku-yml.ts';
import type { Problem } from '../../../shared/text/problem.ts';
import { type ProcessType, parseProcfile } from '../../../shared/dynos/procfile.ts';
import { UNDECODED } from '../../../shared/text/undecoded.ts';
import {
  ENV_FILE_LIMITS,
  PROCFILE_LIMITS,
  readAppText,
  SETUP_FILE_LIMITS,
  type TextLimits,
} from '../storage/text-file.ts';
import { nearFiles } from './near-files.ts';
import {
  HEROKU_YML,
  NO_SETUP,
  readSetupFiles,
  SETUP_FILES,
  type SetupFiles,
  withProposals,
} from './setup-files.ts';

/** What the Procfile and env files of an app say, as last read. */
export interface AppFiles {
  processTypes: ProcessType[];
  /** The file they are from, as shown to people: heroku.yml where there is no Procfile. */
  procfile: string;
  configVars: ConfigVar[];
  problems: Problem[];
  folderExists: boolean;
  setup: SetupFiles;
}

export const NO_FILES: AppFiles = {
  processTypes: [],
  procfile: 'Procfile',
  configVars: [],
  problems: [],
  folderExists: true,
  setup: NO_SETUP,
};

/** The only process type that gets HTTP requests, and so the only one whose port is waited for. */
export const WEB = 'web';

export const DEFAULT_PROCFILE = 'Procfile';
export const DEFAULT_ENV_FILES = ['.env'];

export function procfileOf(settings: AppSettings): string {
  return settings.procfile ?? DEFAULT_PROCFILE;
}

export function envFilesOf(settings: AppSettings): string[] {
  return settings.envFiles ?? DEFAULT_ENV_FILES;
}

/** Every file that matters to the app, absolute. */
export function sourceFiles(folder: string, settings: AppSettings): string[] {
  return [procfileOf(settings), ...envFilesOf(settings), ...SETUP_FILES].map((file) => resolve(folder, file));
}

/**
 * Reads and parses an app's files. Never rejects: what cannot be read becomes a problem.
 * @param startCommand runs as `web` where there is no Procfile
 */
export async function readAppFiles(
  folder: string,
  settings: AppSettings,
  startCommand: string | null = null,
): Promise<AppFiles> {
  if (!(await isFolder(folder))) return folderGone(folder);
  const problems: Problem[] = [];
  const setupProblems: Problem[] = [];
  const setup = await readSetupFiles((file) => readSetupText(folder, file, setupProblems));
  const standIn = settings.procfile === null && startCommand === null ? setup.herokuYml : null;
  const procfile = await readProcfile({ folder, file: procfileOf(settings), problems, startCommand, standIn });
  const envFiles: { file: string; entries: EnvEntry[] }[] = [];
  for (const file of envFilesOf(settings)) {
    const before = problems.length;
    const text = await readText(folder, file, problems, ENV_FILE_LIMITS);
    if (text === null) {
      const isMissing = problems.length === before;
      if (isMissing) problems.push(...(await missingEnvFile(folder, file, settings.envFiles !== null)));
      continue;
    }
    const parsed = parseEnvFile(text, shownPath(folder, file));
    problems.push(...parsed.problems);
    envFiles.push({ file: shownPath(folder, file), entries: parsed.entries });
  }
  return {
    ...procfile,
    configVars: mergeEnvFiles(envFiles),
    problems: [...problems, ...setupProblems, ...setup.problems],
    folderExists: true,
    setup: procfile.isMissing ? await withProposals(setup, folder) : setup,
  };
}

interface ProcfileChoice {
  folder: string;
  file: string;
  problems: Problem[];
  startCommand: string | null;
  /** What says instead what to run, where there is no Procfile. */
  standIn: HerokuYml | null;
}

type ReadProcfile = Pick<AppFiles, 'processTypes' | 'procfile'> & {
  /** Nothing at all says what to run. */
  isMissing: boolean;
};

async function readProcfile({ folder, file, problems, startCommand, standIn }: ProcfileChoice): Promise<ReadProcfile> {
  const text = await readText(folder, file, problems, PROCFILE_LIMITS);
  const procfile = shownPath(folder, file);
  if (text !== null) {
    const parsed = parseProcfile(text, procfile);
    problems.push(...parsed.problems);
    return { processTypes: parsed.processTypes, procfile, isMissing: false };
  }
  const isUnreadable = problems.some(({ level }) => level === 'error');
  if (isUnreadable) return { processTypes: [], procfile, isMissing: false };
  if (startCommand !== null) {
    return { processTypes: [{ name: WEB, command: startCommand, line: 0 }], procfile, isMissing: false };
  }
  problems.push(...(standIn?.processProblems ?? []));
  if (standIn !== null && standIn.processTypes.length > 0) {
    return { processTypes: standIn.processTypes, procfile: HEROKU_YML, isMissing: false };
  }
  const near = await nearFiles(resolve(folder, file));
  const message =
    near === null
      ? 'There is no such file. Add a Procfile with a line such as `web: npm start`.'
      : `There is no such file, only ${near}: rename it, or choose it as the Procfile.`;
  problems.unshift({ file: procfile, line: null, level: 'error', message });
  return { processTypes: [], procfile, isMissing: true };
}

async function readText(
  folder: string,
  file: string,
  problems: Problem[],
  limits: TextLimits,
): Promise<string | null> {
  const { text, problem: unusable, warning } = await readAppText(resolve(folder, file), limits);
  const problem = (level: Problem['level'], message: string): void => {
    problems.push({ file: shownPath(folder, file), line: null, level, message });
  };
  if (warning !== null) problem('warning', warning);
  if (unusable !== null) problem('error', unusable);
  return text;
}

/** @param isNamed somebody has asked for it: the default one need not be there */
async function missingEnvFile(folder: string, file: string, isNamed: boolean): Promise<Problem[]> {
  const near = await nearFiles(resolve(folder, file));
  if (near === null && !isNamed) return [];
  const advice = near === null ? '' : ` There is ${near}: rename it, or choose it as an env file.`;
  const message = `There is no such file, so it gives no config vars.${advice}`;
  return [{ file: shownPath(folder, file), line: null, level: 'warning', message }];
}

/** A whole document: none of it is used where some of it cannot be read. */
async function readSetupText(folder: string, file: string, problems: Problem[]): Promise<string | null> {
  const text = await readText(folder, file, problems, SETUP_FILE_LIMITS);
  const lines = text?.split('\n') ?? [];
  const undecoded = lines.findIndex((line) => UNDECODED.test(line));
  if (undecoded === -1) return text;
  const message = 'This line is not in UTF-8 but in Latin-1, Windows-1252 or the like, so the file is left out.';
  problems.push({ file: shownPath(folder, file), line: undecoded + 1, level: 'error', message });
  return null;
}

/** The path as its owner thinks of it: relative inside the folder, absolute outside. */
export function shownPath(folder: string, file: string): string {
  const path = relative(folder, resolve(folder, file));
  return path.startsWith('..') || isAbsolute(path) ? resolve(folder, file) : path;
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (info) => info.isDirectory(),
    () => false,
  );
}

function folderGone(folder: string): AppFiles {
  const message = 'The folder has gone. Its running dynos go on; put the folder back or close the app.';
  return { ...NO_FILES, problems: [{ file: folder, line: null, level: 'error', message }], folderExists: false };
}

/** The command of a process type, looked up without a walk through all of them; undefined where no file names it. */
export function commandOf(type: string, { processTypes }: Pick<AppFiles, 'processTypes'>): string | undefined {
  let commands = commandsOf.get(processTypes);
  if (commands === undefined) {
    commands = new Map(processTypes.map(({ name, command }) => [name, command]));
    commandsOf.set(processTypes, commands);
  }
  return commands.get(type);
}

/** What is read anew is a new list. */
const commandsOf = new WeakMap<readonly ProcessType[], ReadonlyMap<string, string>>();

/**
 * Tells of a process type whether a dyno of it that starts now gets another command or other config vars than it would
 * have before. The config vars, which all types have in common, are compared once.
 */
export function changesBetween(before: AppFiles, now: AppFiles): (type: string) => boolean {
  const varsIn = (files: AppFiles): string => JSON.stringify(files.configVars.map(({ name, value }) => [name, value]));
  const isOtherConfig = varsIn(before) !== varsIn(now);
  return (type) => isOtherConfig || commandOf(type, before) !== commandOf(type, now);
}
