import { resolve } from 'node:path';
import * as v from 'valibot';
import type { ParsedArguments } from '../cli/arguments.ts';

const RequestSchema = v.object({
  app: v.nullable(
    v.object({
      folder: v.string(),
      procfile: v.nullable(v.string()),
      envFiles: v.nullable(v.array(v.string())),
      port: v.nullable(v.number()),
    }),
  ),
  problem: v.nullable(v.string()),
});

/** What a start of Dynodeck asks for: an app to show, or a sentence about a command line that was not understood. */
export type StartRequest = v.InferOutput<typeof RequestSchema>;

/** A request handed over by a second start, or null when it is none. */
export function parseStartRequest(value: unknown): StartRequest | null {
  return v.is(RequestSchema, value) ? value : null;
}

/**
 * The arguments that are ours. While developing, everything up to the app's path is Electron's. A packaged program gets
 * Chromium's switches among its own arguments: long switches that we do not have are left to Chromium.
 */
export function ownArguments(argv: readonly string[], isPackaged: boolean): string[] {
  const given = argv.slice(1);
  if (isPackaged) return given.filter((argument) => !argument.startsWith('--') || OWN_SWITCHES.test(argument));
  return given.slice(given.findIndex((argument) => !argument.startsWith('-')) + 1);
}

const OWN_SWITCHES = /^--(procfile|env|port|help|version)(=|$)/;

/** @param cwd what a relative folder is relative to */
export function startRequest(args: ParsedArguments, cwd: string): StartRequest {
  switch (args.command) {
    case 'open': {
      const { folder, procfile, envFiles, port } = args;
      const isNamed = folder !== null || procfile !== null || envFiles !== null || port !== null;
      return { app: isNamed ? { folder: resolve(cwd, folder ?? '.'), procfile, envFiles, port } : null, problem: null };
    }
    case 'fail':
      return { app: null, problem: args.message };
    case 'say':
      return { app: null, problem: null };
  }
}
