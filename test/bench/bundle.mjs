import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../../electron/tools/root.mjs';

const OUT = join(root, 'out/bench');

/**
 * Turns the TypeScript of the bench into `out/bench/*.mjs`, without folders: modules find the repository from where
 * they lie, which is as deep there as it is here.
 * @returns the path of the bundle whose `main` runs everything
 */
export async function bundleBench() {
  const entries = { main: 'main', logplex: 'parts/logplex-process', search: 'parts/search-process', bare: 'window/bare-main' };
  const input = Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, join(root, `test/bench/${path}.ts`)]));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { external: ['electron'] },
    build: {
      ssr: true,
      outDir: OUT,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: {
        input,
        output: { format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  await bundleBarePage();
  return join(OUT, 'main.mjs');
}

/** The page and the preload script of the bare terminal, as one file each. */
async function bundleBarePage() {
  const files = [
    { entry: 'bare-page', name: 'page', format: 'iife', fileName: 'bare-page.js' },
    { entry: 'bare-preload', name: 'preload', format: 'cjs', fileName: 'bare-preload.cjs' },
  ];
  for (const { entry, name, format, fileName } of files) {
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      define: { 'process.env.NODE_ENV': '"production"' },
      build: {
        outDir: OUT,
        emptyOutDir: false,
        lib: { entry: join(root, `test/bench/window/${entry}.ts`), name, formats: [format], fileName: () => fileName, cssFileName: 'bare-page' },
        rolldownOptions: { external: ['electron'] },
      },
    });
  }
}
