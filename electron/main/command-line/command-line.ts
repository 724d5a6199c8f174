import { resolve } from 'node:path';
import * as v from 'valibot';
import type { ParsedArguments } from '../../cli/arguments.ts';
import { isDeepLink } from '../links/deep-link.ts';

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
  link: v.nullable(v.string()),
});

/**
 * What a start of Dynodeck asks for: an app to show, a sentence about a command line that was not understood, or a link
 * that somebody followed, unread.
 */
export type StartRequest = v.InferOutput<typeof RequestSchema>;

const NO_REQUEST: StartRequest = { app: null, problem: null, link: null };

/** A request for a folder as it is remembered, with nothing changed. */
export function folderRequest(folder: string): StartRequest {
  return { ...NO_REQUEST, app: { folder, procfile: null, envFiles: null, port: null } };
}

/**
 * The request of a program start that a link led to, or null for any other start. The system adds nothing to a link:
 * other arguments beside it were smuggled in, and are ignored.
 */
export function linkRequest(own: readonly string[]): StartRequest | null {
  const link = own.find(isDeepLink);
  return link === undefined ? null : { ...NO_REQUEST, link };
}

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
      const app = isNamed ? { folder: resolve(cwd, folder ?? '.'), procfile, envFiles, port } : null;
      return { ...NO_REQUEST, app };
    }
    case 'fail':
      return { ...NO_REQUEST, problem: args.message };
    case 'say':
      return NO_REQUEST;
  }
}
