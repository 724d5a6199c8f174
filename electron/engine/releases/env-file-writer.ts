import { chmod, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { AppSettings } from '../../../shared/app.ts';
import { parseEnvFile } from '../../../shared/env-file.ts';
import { DynodeckError } from '../../../shared/failure.ts';
import { envFilesOf } from '../app-files.ts';
import type { ConfigWriter } from './config-writer.ts';
import { withVar, withoutVar } from './env-lines.ts';
import { syncFolder } from './ledger/sync-folder.ts';

/** A new env file holds secrets; an existing one keeps the mode that its owner gave it. */
const NEW_FILE_MODE = 0o600;
const MODE_BITS = 0o777;

interface OpenFile {
  path: string;
  before: string;
  text: string;
}

/** Writes an app's env files, each in one step, and no more of their lines than has to change. */
export class EnvFileWriter implements ConfigWriter {
  readonly #folder: string;
  readonly #settings: AppSettings;

  constructor(folder: string, settings: AppSettings) {
    this.#folder = folder;
    this.#settings = settings;
  }

  async replaceAll(vars: Record<string, string>): Promise<void> {
    const paths = envFilesOf(this.#settings).map((file) => resolve(this.#folder, file));
    const files = await Promise.all(paths.map(readEnvText));
    for (const file of files) requireLines(file);
    const names = files.flatMap(({ path, text }) => parseEnvFile(text, path).entries.map(({ name }) => name));
    for (const name of new Set(names)) {
      if (!Object.hasOwn(vars, name)) for (const file of files) file.text = withoutVar(file.text, name);
    }
    for (const [name, value] of Object.entries(vars)) {
      const file = files.findLast(({ text }) => valueIn(text, name) !== undefined) ?? files.at(-1);
      if (file && valueIn(file.text, name) !== value) file.text = withVar(file.text, name, value);
    }
    for (const file of files) if (file.text !== file.before) await replaceFile(file);
  }
}

function valueIn(text: string, name: string): string | undefined {
  return parseEnvFile(text, '').entries.find((entry) => entry.name === name)?.value;
}

async function readEnvText(path: string): Promise<OpenFile> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw new DynodeckError('bad-request', `${path} cannot be read (${error.code}), so nothing was changed.`);
  });
  return { path, before: text, text };
}

function requireLines({ path, text }: OpenFile): void {
  if (!parseEnvFile(text, path).entries.some(({ line }) => line === null)) return;
  throw new DynodeckError('bad-request', `${path} is JSON, which is not written back: make it an env file of lines first.`);
}

/** A link stays one: what it leads to is replaced. */
async function replaceFile({ path, text }: OpenFile): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const mode = await stat(target).then((info) => info.mode & MODE_BITS, () => NEW_FILE_MODE);
  const draft = `${target}.dynodeck-${process.pid}`;
  try {
    const file = await open(draft, 'w', mode);
    await file
      .writeFile(text)
      .then(() => file.sync())
      .finally(() => file.close());
    await chmod(draft, mode);
    await rename(draft, target);
    await syncFolder(dirname(target));
  } catch (error) {
    await rm(draft, { force: true });
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new DynodeckError('bad-request', `${path} cannot be written (${code}).`, { cause: error });
  }
}
