import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { resolveElectron } from './electron-runtime.mjs';

const run = promisify(execFile);
export const repository = resolve(import.meta.dirname, '../..');

export interface PackagedApp {
  folder: string;
  program: string;
  resources: string;
}

/**
 * Packages what is built, around the Electron of the tests, into a temporary folder: never into the repository, because
 * that Electron may be a third party's and is not to be shipped.
 */
export async function packageApp(): Promise<PackagedApp> {
  const output = await mkdtemp(join(tmpdir(), 'dynodeck-package-'));
  const { path, version } = await resolveElectron();
  const settings = [`directories.output=${output}`, `electronDist=${dirname(path)}`, `electronVersion=${version}`];
  const args = ['--linux', 'dir', '--publish', 'never', ...settings.map((setting) => `-c.${setting}`)];
  const cli = join(repository, 'node_modules/electron-builder/cli.js');
  // What went wrong is on its standard output, which an error of execFile does not tell.
  await run(process.execPath, [cli, ...args], { cwd: repository }).catch(async (error: { stdout: string }) => {
    await rm(output, { recursive: true, force: true });
    throw new Error(`electron-builder failed:\n${error.stdout}`);
  });
  const folder = join(output, 'linux-unpacked');
  return { folder, program: join(folder, 'dynodeck'), resources: join(folder, 'resources') };
}
