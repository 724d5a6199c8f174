import { check, type SourceFile, type CheckResult } from '../../../shared/manifests/check.ts';
import type { Problem } from '../../../shared/text/problem.ts';
import type { AppChoice } from '../app/app-options.ts';
import { DEFAULT_ENV_FILES, DEFAULT_PROCFILE } from '../../engine/source/source-files.ts';
import { nearFiles } from '../../engine/source/near-files.ts';
import { APP_JSON, HEROKU_YML } from '../../engine/source/setup-files.ts';
import {
  ENV_FILE_LIMITS,
  PROCFILE_LIMITS,
  readAppText,
  SETUP_FILE_LIMITS,
  type TextLimits,
} from '../../engine/storage/text-file.ts';

/** `dynodeck check`. @returns 0 when the files can be used, else 1 */
export async function checkFiles(options: AppChoice & { processList: string | null; json: boolean }): Promise<number> {
  const result = await checkHere(options);
  const { usable, source: _, ...shown } = result;
  process.stdout.write(options.json ? `${JSON.stringify(shown)}\n` : checkText(result));
  return usable ? 0 : 1;
}

/** Reads the files below the current folder and checks them. */
export async function checkHere(options: AppChoice & { processList: string | null }): Promise<CheckedFiles> {
  const procfile = options.procfile ?? DEFAULT_PROCFILE;
  const read = await readCheckFile(procfile, PROCFILE_LIMITS);
  const envNames = options.envFiles ?? DEFAULT_ENV_FILES;
  const envFiles = await Promise.all(envNames.map((file) => readCheckFile(file, ENV_FILE_LIMITS)));
  // As in the window, nothing stands in for a Procfile that was named, or that is there and cannot be read.
  const hasStandIn = options.procfile === null && read.text === null && read.problem === null;
  const setupFiles = hasStandIn ? [HEROKU_YML, APP_JSON] : [];
  const standIns = await Promise.all(setupFiles.map((file) => readCheckFile(file, SETUP_FILE_LIMITS)));
  const [herokuYml = null, appJson = null] = standIns.map(sourceOf);
  const result = check({
    procfile: sourceOf(read),
    herokuYml,
    appJson,
    envFiles: envFiles.flatMap(({ file, text }) => (text === null ? [] : [{ file, text }])),
    processList: options.processList,
    chosenPort: options.port,
    shellPort: process.env['PORT'],
  });
  const told = [read, ...standIns, ...envFiles].flatMap(({ problem, warning }) => problem ?? warning ?? []);
  // A Procfile that is there but cannot be read is not missing; another name than the default is the one that is.
  const isMissing = ({ line, file }: Problem): boolean => line === null && file === DEFAULT_PROCFILE;
  const missing = read.text === null ? result.problems.find(isMissing) : undefined;
  const others = result.problems.filter((problem) => problem !== missing);
  const near = await nearFiles(procfile);
  const message = `There is no such file, only ${near}: rename it, or name it with -f.`;
  const named = missing && read.problem === null ? [{ ...missing, file: procfile, ...(near && { message }) }] : [];
  const meant = await Promise.all(envFiles.filter(isAbsent).map(({ file }) => meantEnvFile(file)));
  const source = result.usable && read.text === null ? HEROKU_YML : procfile;
  return { ...result, source, problems: [...told, ...named, ...meant.flat(), ...others] };
}

function isAbsent({ text, problem }: CheckFile): boolean {
  return text === null && problem === null;
}

async function meantEnvFile(file: string): Promise<Problem[]> {
  const near = await nearFiles(file);
  if (near === null) return [];
  const message = `There is no such file, only ${near}: rename it, or name it with -e.`;
  return [{ file, line: null, level: 'warning', message }];
}

function sourceOf({ file, text }: CheckFile): SourceFile | null {
  return text === null ? null : { file, text };
}

interface CheckFile {
  file: string;
  /** Null when it is missing or unreadable. */
  text: string | null;
  /** Null when it was read, and when it is just not there. */
  problem: Problem | null;
  /** What its owner should know though it was read. */
  warning: Problem | null;
}

/** Reads a file as it was named, below the current folder. Never rejects. */
async function readCheckFile(file: string, limits: TextLimits): Promise<CheckFile> {
  const { text, problem, warning } = await readAppText(file, limits);
  const asProblem = (level: Problem['level'], message: string | null): Problem | null =>
    message === null ? null : { file, line: null, level, message };
  return { file, text, problem: asProblem('error', problem), warning: asProblem('warning', warning) };
}

/** The text `dynodeck check` prints for people; the first line is foreman's. */
function checkText({ processes, ports, problems, usable, source }: CheckedFiles): string {
  const names = processes.map(({ name }) => name).join(', ');
  const found = source === HEROKU_YML ? HEROKU_YML : DEFAULT_PROCFILE;
  const head = usable ? `valid ${found} detected (${names})\n` : 'no usable Procfile\n';
  const table = portTable(ports);
  const told = problems.map((problem) => `${describe(problem)}\n`).join('');
  return [head, table, told].filter((part) => part !== '').join('\n');
}

function portTable(ports: Record<string, number>): string {
  const dynos = Object.keys(ports);
  const width = Math.max(0, ...dynos.map((name) => name.length));
  return dynos.map((name) => `${name.padEnd(width)}  ${ports[name]}\n`).join('');
}

/** A problem as compilers print theirs. */
function describe({ file, line, level, message }: Problem): string {
  return `${line === null ? file : `${file}:${line}`}: ${level}: ${message}`;
}

export interface CheckedFiles extends CheckResult {
  /** The file that the process types are from, as named. */
  source: string;
}
