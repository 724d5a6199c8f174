import { readFileSync } from 'node:fs';
import { parseEnvFile } from '../../../shared/env/env-file.ts';
import { decodeText } from '../../engine/storage/text-encoding.ts';
import { systemReason } from '../../engine/system/system-reason.ts';
import { CommandFailure, formatProblem } from '../output/failure.ts';
import type { Installation } from '../app/installation.ts';
import { colourDepth } from '../output/colour-depth.ts';
import { type ConfigChoice, type ConfigVars, openConfigApp } from './config-app.ts';
import { appLabel, diffText } from './print-config.ts';
import { confirm } from './confirm.ts';
import { changeConfig } from './set-config.ts';

const STANDARD_INPUT = '-';

/**
 * `dynodeck config:import`: sets what `heroku config --shell` or `--json` has printed; other names stay as they are.
 * @returns the exit status
 */
export async function importConfig(
  options: ConfigChoice & { file: string; yes: boolean },
  installation: Installation,
): Promise<number> {
  const { file, yes } = options;
  if (file === STANDARD_INPUT && !yes) {
    throw new CommandFailure('With `-` there is nowhere to read an answer from: add --yes, or name a file.');
  }
  const imported = readImport(file);
  const app = await openConfigApp(options, installation);
  try {
    const before = await app.vars();
    const wanted = [...imported].filter(([name, value]) => before.get(name) !== value);
    if (wanted.length === 0) {
      process.stderr.write('Warning: no changes to config\n');
      return 0;
    }
    const depth = colourDepth(false);
    process.stdout.write(diffText(before, new Map([...before, ...imported]), depth));
    if (!yes && !(await confirm(`Update config on ${appLabel(app.name, depth)} with these values?`))) return 0;
    await changeConfig(app, 'Setting', wanted);
    return 0;
  } finally {
    app.dispose();
  }
}

/** @throws {CommandFailure} unless every line can be used: half an import is none */
function readImport(file: string): ConfigVars {
  const shown = file === STANDARD_INPUT ? 'stdin' : file;
  const { entries, problems } = parseEnvFile(readText(file, shown), shown);
  const error = problems.find(({ level }) => level === 'error');
  if (error) throw new CommandFailure(`${formatProblem(error)} Nothing was imported.`);
  if (entries.length === 0) throw new CommandFailure(`${shown} gives no config vars.`);
  return new Map(entries.map(({ name, value }) => [name, value]));
}

function readText(file: string, shown: string): string {
  try {
    const read = decodeText(readFileSync(file === STANDARD_INPUT ? 0 : file));
    if (read !== null) return read.text;
  } catch (error) {
    throw new CommandFailure(`${shown} cannot be read: ${systemReason(error)}.`);
  }
  throw new CommandFailure(`${shown} is in UTF-32, so nothing was imported. Save it as UTF-8.`);
}
