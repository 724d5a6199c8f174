#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArguments } from './arguments.ts';
import type { Installation } from './installation.ts';
import { runCommand } from './run-command.ts';

/** A reader that has gone, such as a closed terminal, is no reason to leave dynos behind. */
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

process.exitCode = await main(process.argv.slice(2));

async function main(argv: string[]): Promise<number> {
  const installation = findInstallation();
  const args = parseArguments(argv, installation.version);
  switch (args.command) {
    case 'say':
      process.stdout.write(args.text);
      return 0;
    case 'fail':
      console.error(`dynodeck: ${args.message}`);
      return 1;
    default:
      return runCommand(args, installation);
  }
}

/** This file is built to out/main/. */
function findInstallation(): Installation {
  const appFolder = join(import.meta.dirname, '../..');
  const { version } = JSON.parse(readFileSync(join(appFolder, 'package.json'), 'utf8')) as { version: string };
  return {
    version,
    appFolder,
    pageFolder: join(appFolder, 'out/renderer'),
    sampleFolder: join(appFolder, 'resources/sample'),
  };
}
