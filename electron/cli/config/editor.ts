import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandFailure } from '../output/failure.ts';

/** It holds passwords while it is edited. The folder around it is its owner's alone, too. */
const FILE_MODE = 0o600;

/**
 * Lets a text be edited in `$VISUAL`, `$EDITOR` or vim, which may have flags (`code --wait`).
 * @param name of the file it is edited in
 * @throws {CommandFailure} when the editor fails: nothing of it is used then
 */
export async function editText(
  text: string,
  name: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dynodeck-config-'));
  try {
    const file = join(folder, name);
    await writeFile(file, text, { mode: FILE_MODE });
    await runEditor(environment.VISUAL || environment.EDITOR || 'vim', file);
    return await readFile(file, 'utf8');
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
