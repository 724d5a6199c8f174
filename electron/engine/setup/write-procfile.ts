import { open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DynodeckError } from '../../../shared/contract/failure.ts';
import { parseProcfile } from '../../../shared/dynos/procfile.ts';
import { syncFolder } from '../storage/durable-folder.ts';

type Types = readonly (readonly [name: string, command: string])[];

/**
 * Writes a Procfile where there is none, and resolves when it is on the disk.
 * @throws {DynodeckError} `bad-request` when there is one, or it would not say what was asked for
 */
export async function writeProcfile(path: string, types: Types): Promise<void> {
  const text = types.map(([name, command]) => `${name.trim()}: ${command.trim()}\n`).join('');
  requireMeaning(text, types);
  const file = await open(path, 'wx').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw unwritable(path, error);
    throw new DynodeckError('bad-request', `${path} exists already, so it was not written.`);
  });
  try {
    await file.writeFile(text);
    await file.sync();
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(path, { force: true });
    throw unwritable(path, error as NodeJS.ErrnoException);
  } finally {
    await file.close();
  }
}

/** The parser is the judge of names, line ends and doubled types. */
function requireMeaning(text: string, types: Types): void {
  const { processTypes, problems } = parseProcfile(text, 'Procfile');
  const [problem] = problems;
  if (problem !== undefined) throw new DynodeckError('bad-request', `No Procfile was written: ${problem.message}`);
  const isSame = types.every(([name, command], index) => {
    const read = processTypes[index];
    return read?.name === name.trim() && read.command === command.trim();
  });
  if (isSame && processTypes.length === types.length) return;
  throw new DynodeckError('bad-request', 'No Procfile was written: a command must be one line.');
}

function unwritable(path: string, error: NodeJS.ErrnoException): DynodeckError {
  return new DynodeckError('bad-request', `${path} cannot be written (${error.code ?? error.message}).`);
}
