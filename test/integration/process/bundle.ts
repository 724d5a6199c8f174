import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');

/** Makes a program of test/fixtures/programs that uses our sources one that plain Node runs. @returns its path */
export async function bundle(program: string): Promise<string> {
  // Inside node_modules, where it finds its packages.
  const folder = await mkdtemp(join(ROOT, 'node_modules/.dynodeck-test-'));
  afterAll(() => rm(folder, { recursive: true }));
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'silent',
    ssr: { external: ['node-pty'] },
    build: {
      ssr: join(ROOT, 'test/fixtures/programs', program),
      outDir: folder,
      rollupOptions: { output: { entryFileNames: 'program.mjs' } },
    },
  });
  return join(folder, 'program.mjs');
}
