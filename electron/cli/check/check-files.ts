import { check, type SourceFile } from '../../../shared/manifests/check.ts';
import type { Problem } from '../../../shared/text/problem.ts';
import type { AppChoice } from '../app/app-options.ts';
import { DEFAULT_ENV_FILES, DEFAULT_PROCFILE } from '../../engine/source/source-files.ts';
import { APP_JSON, HEROKU_YML } from '../../engine/source/setup-files.ts';
import { checkText, type CheckedFiles } from './print-check.ts';
import { type CheckFile, readCheckFile } from './read-check-file.ts';

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
  const read = await readCheckFile(procfile);
  const envFiles = await Promise.all((options.envFiles ?? DEFAULT_ENV_FILES).map(readCheckFile));
  // As in the window, nothing stands in for a Procfile that was named, or that is there and cannot be read.
  const hasStandIn = options.procfile === null && read.text === null && read.problem === null;
  const standIns = hasStandIn ? await Promise.all([HEROKU_YML, APP_JSON].map(readCheckFile)) : [];
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
  const unreadable = [read, ...standIns, ...envFiles].flatMap(({ problem }) => (problem === null ? [] : [problem]));
  // A Procfile that is there but cannot be read is not missing; another name than the default is the one that is.
  const isMissing = ({ line, file }: Problem): boolean => line === null && file === DEFAULT_PROCFILE;
  const missing = read.text === null ? result.problems.find(isMissing) : undefined;
  const others = result.problems.filter((problem) => problem !== missing);
  const named = missing && read.problem === null ? [{ ...missing, file: procfile }] : [];
  const source = result.usable && read.text === null ? HEROKU_YML : procfile;
  return { ...result, source, problems: [...unreadable, ...named, ...others] };
}

function sourceOf({ file, text }: CheckFile): SourceFile | null {
  return text === null ? null : { file, text };
}
