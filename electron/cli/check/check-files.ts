import { check, type CheckResult } from '../../../shared/check.ts';
import type { Problem } from '../../../shared/problem.ts';
import type { AppChoice } from '../app-options.ts';
import { checkText } from './check-text.ts';
import { readCheckFile } from './read-check-file.ts';

const DEFAULT_PROCFILE = 'Procfile';
const DEFAULT_ENV_FILES = ['.env'];

/** `dynodeck check`. @returns 0 when the files can be used, else 1 */
export async function checkFiles(options: AppChoice & { processList: string | null; json: boolean }): Promise<number> {
  const result = await checkHere(options);
  const { usable, ...shown } = result;
  process.stdout.write(options.json ? `${JSON.stringify(shown)}\n` : checkText(result));
  return usable ? 0 : 1;
}

/** Reads the files below the current folder and checks them. */
export async function checkHere(options: AppChoice & { processList: string | null }): Promise<CheckResult> {
  const procfile = options.procfile ?? DEFAULT_PROCFILE;
  const read = await readCheckFile(procfile);
  const envFiles = await Promise.all((options.envFiles ?? DEFAULT_ENV_FILES).map(readCheckFile));
  const result = check({
    procfile: read.text === null ? null : { file: procfile, text: read.text },
    envFiles: envFiles.flatMap(({ file, text }) => (text === null ? [] : [{ file, text }])),
    processList: options.processList,
    chosenPort: options.port,
    shellPort: process.env['PORT'],
  });
  const unreadable = [read, ...envFiles].flatMap(({ problem }) => (problem === null ? [] : [problem]));
  // A Procfile that is there but cannot be read is not missing; another name than the default is the one that is.
  const isMissing = ({ line, file }: Problem): boolean => line === null && file === DEFAULT_PROCFILE;
  const missing = read.text === null ? result.problems.find(isMissing) : undefined;
  const others = result.problems.filter((problem) => problem !== missing);
  const named = missing && read.problem === null ? [{ ...missing, file: procfile }] : [];
  return { ...result, problems: [...unreadable, ...named, ...others] };
}
