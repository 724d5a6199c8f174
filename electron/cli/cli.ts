#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Installation } from './app/installation.ts';
import { runCommandLine } from './program.ts';

/** A reader that has gone, such as a closed terminal, is no reason to leave dynos behind. */
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

process.exitCode = await runCommandLine(process.argv.slice(2), findInstallation());

/** This file is built to out/main/. */
function findInstallation(): Installation {
  const appFolder = join(import.meta.dirname, '../..');
  const { version } = JSON.parse(readFileSync(join(appFolder, 'package.json'), 'utf8')) as { version: string };
  return {
    version,
    environment: process.env,
    appFolder,
    pageFolder: join(appFolder, 'out/renderer'),
    sampleFolder: join(appFolder, 'resources/sample'),
    wordsFolder: join(appFolder, 'resources/words'),
  };
}
