import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');

/**
 * Builds the command line as the package ships it, in a folder of its own, so that tests of one run of vitest do not
 * wait for a build of everything. Inside node_modules, since it imports packages.
 * @returns the path of the executable; removed after the tests of the file
 */
export async function buildCli(): Promise<string> {
  const cache = join(ROOT, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'dynodeck-cli-'));
  // Tests run it as other users, too.
  chmodSync(folder, 0o755);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  copyFileSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'electron/cli/cli.ts',
      outDir: join(folder, 'out/main'),
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: '[name].js' } },
    },
  });
  return join(folder, 'out/main/cli.js');
}
