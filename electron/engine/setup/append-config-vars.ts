import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parseEnvFile } from '../../../shared/env-file.ts';
import { DynodeckError } from '../../../shared/failure.ts';
import { quoteForShell } from '../../../shared/quote.ts';
import { envFilesOf } from '../app-files.ts';
import type { App } from '../app.ts';

/** Values of config vars are secrets more often than not. */
const NEW_FILE_MODE = 0o600;
const PERMISSIONS = 0o777;

type Var = readonly [name: string, value: string];

/** To the first env file of an app, which then reads its files again. @throws {DynodeckError} `bad-request` */
export async function appendToFirstEnvFile(
  app: Pick<App, 'folder' | 'settings' | 'reload'>,
  vars: readonly Var[],
): Promise<void> {
  await appendConfigVars(resolve(app.folder, envFilesOf(app.settings)[0] ?? '.env'), vars);
  await app.reload();
}

/**
 * Adds config vars at the end of an env file, which is made when there is none. Resolves when they are on the disk: a
 * reader sees the file before or after, never a part.
 * @throws {DynodeckError} `bad-request` when the file would then not give these values and all it gives now
 */
export async function appendConfigVars(path: string, vars: readonly Var[]): Promise<void> {
  // Through a link to the file it stands for: the link itself must stay.
  const file = await realpath(path).catch(() => path);
  const before = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw unusable(path, `it cannot be read (${error.code ?? error.message})`);
  });
  const lineEnd = before.includes('\r\n') ? '\r\n' : '\n';
  const separator = before === '' || before.endsWith('\n') ? '' : lineEnd;
  const lines = vars.map(([name, value]) => `${quoteForShell(name, value)}${lineEnd}`);
  const after = before + separator + lines.join('');
  requireValues(path, { before, after }, vars);
  await replaceFile(file, after);
}

/** A quote that is never closed would swallow the new lines; behind JSON they would make it lines without meaning. */
function requireValues(path: string, text: { before: string; after: string }, vars: readonly Var[]): void {
  const given = valuesOf(text.after, path);
  const wanted = new Map([...valuesOf(text.before, path), ...vars]);
  const lost = [...wanted].find(([name, value]) => given.get(name) !== value);
  if (lost === undefined) return;
  throw unusable(path, `${lost[0]} would not have its value after it: is a quote never closed, or is the file JSON?`);
}

function valuesOf(text: string, path: string): Map<string, string> {
  return new Map(parseEnvFile(text, path).entries.map(({ name, value }) => [name, value]));
}

async function replaceFile(path: string, text: string): Promise<void> {
  const mode = await stat(path).then(
    (info) => info.mode & PERMISSIONS,
    () => NEW_FILE_MODE,
  );
  const draft = `${path}.${process.pid}.new`;
  try {
    await writeWhole(draft, text, mode);
    await rename(draft, path);
    await flushFolder(dirname(path));
  } catch (error) {
    await rm(draft, { force: true });
    throw unusable(path, `it cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)})`);
  }
}

async function writeWhole(path: string, text: string, mode: number): Promise<void> {
  const file = await open(path, 'w', mode);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The new name is on the disk only then. Windows neither can nor needs to. */
export async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}

function unusable(path: string, why: string): DynodeckError {
  return new DynodeckError('bad-request', `${path} was not changed: ${why}.`);
}
