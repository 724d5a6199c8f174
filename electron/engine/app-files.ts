import { readFile, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import type { AppSettings } from '../../shared/app.ts';
import { type ConfigVar, mergeEnvFiles } from '../../shared/config-vars.ts';
import { type EnvEntry, parseEnvFile } from '../../shared/env-file.ts';
import type { Problem } from '../../shared/problem.ts';
import { type ProcessType, parseProcfile } from '../../shared/procfile.ts';

/** What the Procfile and env files of an app say, as last read. */
export interface AppFiles {
  processTypes: ProcessType[];
  configVars: ConfigVar[];
  problems: Problem[];
  folderExists: boolean;
}

/** A Procfile or env file has a few kilobytes; more is a mistake such as naming a log file. */
export const MAX_FILE_BYTES = 4 * 1024 * 1024;

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

/** Every file whose change matters to the app, absolute. */
export function watchedFiles(folder: string, settings: AppSettings): string[] {
  return [procfileOf(settings), ...envFilesOf(settings)].map((file) => resolve(folder, file));
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
  const procfile = await readProcfile(folder, procfileOf(settings), problems, startCommand);
  const envFiles: { file: string; entries: EnvEntry[] }[] = [];
  for (const file of envFilesOf(settings)) {
    const text = await readText(folder, file, problems, settings.envFiles === null ? 'optional' : 'expected');
    if (text === null) continue;
    const parsed = parseEnvFile(text, shownPath(folder, file));
    problems.push(...parsed.problems);
    envFiles.push({ file: shownPath(folder, file), entries: parsed.entries });
  }
  return { processTypes: procfile, configVars: mergeEnvFiles(envFiles), problems, folderExists: true };
}

async function readProcfile(
  folder: string,
  file: string,
  problems: Problem[],
  startCommand: string | null,
): Promise<ProcessType[]> {
  const text = await readText(folder, file, problems, startCommand === null ? 'required' : 'optional');
  if (text === null) {
    const isMissing = problems.length === 0;
    return isMissing && startCommand !== null ? [{ name: WEB, command: startCommand, line: 0 }] : [];
  }
  const parsed = parseProcfile(text, shownPath(folder, file));
  problems.push(...parsed.problems);
  return parsed.processTypes;
}

async function readText(
  folder: string,
  file: string,
  problems: Problem[],
  need: 'required' | 'expected' | 'optional',
): Promise<string | null> {
  const path = resolve(folder, file);
  const problem = (level: Problem['level'], message: string): null => {
    problems.push({ file: shownPath(folder, file), line: null, level, message });
    return null;
  };
  try {
    const info = await stat(path);
    if (info.isDirectory()) return problem('error', 'It is a folder, not a file. Name a file instead.');
    if (!info.isFile()) return problem('error', 'It is not a regular file, so it was not read.');
    if (info.size > MAX_FILE_BYTES) return problem('error', 'It is larger than 4 MiB, so it was not read.');
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') return problem('error', `It cannot be read (${code ?? String(error)}).`);
    if (need === 'required') {
      return problem('error', 'There is no such file. Add a Procfile with a line such as `web: npm start`.');
    }
    return need === 'expected' ? problem('warning', 'There is no such file, so it gives no config vars.') : null;
  }
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
  return {
    processTypes: [],
    configVars: [],
    problems: [{ file: folder, line: null, level: 'error', message }],
    folderExists: false,
  };
}

/** Whether a dyno of this type that starts now gets another command or other config vars than it would have before. */
export function isChangedFor(type: string, before: AppFiles, now: AppFiles): boolean {
  const commandIn = ({ processTypes }: AppFiles): string | undefined =>
    processTypes.find(({ name }) => name === type)?.command;
  const varsIn = (files: AppFiles): string => JSON.stringify(files.configVars.map(({ name, value }) => [name, value]));
  return commandIn(before) !== commandIn(now) || varsIn(before) !== varsIn(now);
}
