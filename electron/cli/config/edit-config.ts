import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { scanStatements } from '../../../shared/env/env-statements.ts';
import { parseEnvFile } from '../../../shared/env/env-file.ts';
import { quoteForShell } from '../../../shared/env/quote.ts';
import { decodeText } from '../../engine/storage/text-encoding.ts';
import { makeTemporaryFolder } from '../../engine/storage/temporary-folder.ts';
import { CommandFailure } from '../output/failure.ts';
import type { Installation } from '../app/installation.ts';
import { colourDepth } from '../output/colour-depth.ts';
import { action } from './config-action.ts';
import { type ConfigApp, type ConfigChoice, type ConfigVars, openConfigApp } from './config-app.ts';
import { appLabel, diffText } from './print-config.ts';
import { confirm } from './confirm.ts';
import { tellOfChange } from './set-config.ts';

/** Heroku's words; the files take the part of its server. */
const CHANGED_MEANWHILE = 'Config changed on server. Refusing to update.';

/** `dynodeck config:edit`: all config vars, or the value of one, in an editor. @returns the exit status */
export async function editConfig(
  options: ConfigChoice & { name: string | null },
  installation: Installation,
): Promise<number> {
  const app = await openConfigApp(options, installation);
  try {
    const before = await action('Fetching config', () => app.vars());
    const after = await edited(before, options.name, app.name);
    if (changes(before, after).length === 0) {
      process.stderr.write('Warning: no changes to config\n');
      return 0;
    }
    const depth = colourDepth(false);
    process.stdout.write(diffText(before, after, depth));
    if (!(await confirm(`Update config on ${appLabel(app.name, depth)} with these values?`))) return 0;
    await update(app, before, after);
    return 0;
  } finally {
    app.dispose();
  }
}

async function edited(before: ConfigVars, name: string | null, app: string): Promise<ConfigVars> {
  if (name === null) {
    const sorted = [...before].sort(([a], [b]) => (a < b ? -1 : 1));
    const text = sorted.map(([key, value]) => `${quoteForShell(key, value)}\n`).join('');
    return readVars(await editText(text, `${app}-config.sh`));
  }
  const old = before.get(name) ?? '';
  const text = await editText(old, `${app}-config-${name}`);
  // Most editors end the last line.
  const value = !old.endsWith('\n') && text.endsWith('\n') ? text.replace(/\r?\n$/, '') : text;
  return new Map(before).set(name, value);
}

/** @throws {CommandFailure} for a line that would be left out; values are not repeated */
function readVars(text: string): ConfigVars {
  const { entries, problems } = parseEnvFile(text, 'config');
  const bad = problems.find(({ level }) => level === 'error') ?? scanStatements(text).find(({ open }) => open);
  if (bad !== undefined) throw new CommandFailure(`Invalid line: ${bad.line ?? 1}. Nothing was changed.`);
  return new Map(entries.map(({ name, value }) => [name, value]));
}

async function update(app: ConfigApp, before: ConfigVars, after: ConfigVars): Promise<void> {
  await action('Verifying new config', async () => {
    if (changes(before, await app.vars()).length > 0) throw new CommandFailure(CHANGED_MEANWHILE);
  });
  const wanted = changes(before, after);
  const expected = wanted.map(([name]) => [name, before.get(name) ?? null] as const);
  tellOfChange(await action('Updating config', () => app.set(wanted, expected)));
}

function changes(before: ConfigVars, after: ConfigVars): (readonly [string, string | null])[] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.filter((name) => before.get(name) !== after.get(name)).map((name) => [name, after.get(name) ?? null]);
}

/** It holds passwords while it is edited. The folder around it is its owner's alone, too. */
const FILE_MODE = 0o600;

/**
 * Lets a text be edited in `$VISUAL`, `$EDITOR` or vim, which may have flags (`code --wait`).
 * @param name of the file it is edited in
 * @throws {CommandFailure} when the editor fails: nothing of it is used then
 */
async function editText(
  text: string,
  name: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const folder = makeTemporaryFolder('dynodeck-config-');
  try {
    const file = join(folder, name);
    await writeFile(file, text, { mode: FILE_MODE });
    await runEditor(environment.VISUAL || environment.EDITOR || 'vim', file);
    const decoded = decodeText(await readFile(file));
    if (decoded === null) throw new CommandFailure('The editor has saved UTF-32. Nothing was changed.');
    // Where it was edited as another text than it was written as, its mark is none of the value.
    return decoded.encoding === 'utf-8' ? decoded.text : decoded.text.replace(/^\ufeff/, '');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runEditor(editor: string, file: string): Promise<void> {
  // Ctrl-C in an editor is a key of the editor.
  const ignore = (): void => {};
  process.on('SIGINT', ignore);
  try {
    const child =
      process.platform === 'win32'
        ? spawn(`${editor} "${file}"`, { stdio: 'inherit', shell: true })
        : spawn('/bin/sh', ['-c', `${editor} "$1"`, 'sh', file], { stdio: 'inherit' });
    const [status, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    if (status !== 0) throw new CommandFailure(`Editor exited with ${signal ?? `code ${status}`}`);
  } finally {
    process.off('SIGINT', ignore);
  }
}
