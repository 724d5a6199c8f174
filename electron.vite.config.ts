import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

export default defineConfig({
  main: {
    build: {
      // A start loads what it uses of them in a third of the time that their own files take.
      externalizeDeps: { exclude: ['chokidar', 'readdirp', 'commander', 'valibot'] },
      rolldownOptions: {
        input: {
          main: resolve('electron/main/main.ts'),
          engine: resolve('electron/server/process/utility.ts'),
          cli: resolve('electron/cli/cli.ts'),
        },
        // A quarter of what a start reads and scans; licences of what is bundled stay.
        output: { comments: { legal: true, annotation: false, jsdoc: false } },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload cannot load other files: everything it imports is bundled.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: resolve('electron/preload/preload.ts') },
        // "type": "module" would make this .mjs, which a sandboxed preload cannot load.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve('renderer'),
    plugins: [react()],
    // Short names, without those of files: they are in the page twice, and nobody reads them there.
    css: { modules: { generateScopedName: '_[hash:base64:5]' } },
    build: {
      minify: true,
      rolldownOptions: {
        input: resolve('renderer/index.html'),
        // Every chunk with texts loads this one first: the language is known before a text is kept.
        output: { codeSplitting: { groups: [{ name: 'words', test: /(?:shared\/text\/i18n|renderer\/page-language)\.ts$/ }] } },
      },
    },
  },
});
