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
  const input = {
    main: source('main'),
    logplex: source('parts/logplex-process'),
    search: source('parts/search-process'),
    router: source('router/router-process'),
    views: source('parts/views-process'),
    soak: source('parts/soak-process'),
    open: source('parts/open-process'),
    bare: source('window/bare-main'),
  };
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

function source(module) {
  return join(root, `test/bench/${module}.ts`);
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
        lib: {
          entry: source(`window/${entry}`),
          name,
          formats: [format],
          fileName: () => fileName,
          cssFileName: 'bare-page',
        },
        rolldownOptions: { external: ['electron'] },
      },
    });
  }
}
