import { excerpt } from '../text/excerpt.ts';
import { t } from '../text/i18n.ts';
import type { ConfigVar } from '../config/config-vars.ts';
import type { Problem } from '../text/problem.ts';

/**
 * What Heroku documents for `heroku local`. Its code says 5006 since 2024; the documented number is the one people
 * have in their bookmarks and OAuth settings (docs/heroku.md §11.1).
 */
export const DEFAULT_BASE_PORT = 5001;
/** Lower ports need root. */
const LOWEST_PORT = 1024;
const HIGHEST_PORT = 65535;
/** Ports between the first dynos of two process types, as in foreman and `heroku local`. */
const PORTS_PER_TYPE = 100;

/** `PORT` of a dyno: `typeIndex` counts process types from 0 (without `release`), `number` its dynos from 1. */
export function portOf(basePort: number, typeIndex: number, number: number): number {
  return basePort + PORTS_PER_TYPE * typeIndex + (number - 1);
}

/** Reads a port as a person types it; the problem is a sentence that says what to do. */
export function parsePort(text: string): { port: number } | { problem: string } {
  const port = readPort(text);
  const problem = findFlaw(excerpt(text.trim()), port, 0);
  return problem === null ? { port } : { problem };
}

export interface RejectedPort {
  origin: PortOrigin;
  message: string;
}

export interface BasePort {
  port: number;
  origin: PortOrigin;
  /** Sources that gave something unusable, strongest first. */
  rejected: RejectedPort[];
}

/**
 * The base port: as chosen, else `PORT` of the env file, else of the shell, else the default. A source
 * with an unusable port is reported and the next one is used; an empty `PORT` counts as none.
 * @param highestOffset from the base port to the highest port in use, so that the last dyno still gets a real port.
 */
export function resolveBasePort(
  from: { chosen: number | null; envFile: string | undefined; shell: string | undefined },
  highestOffset: number,
): BasePort {
  const sources: { origin: PortOrigin; label: string; text: string | undefined }[] = [
    { origin: 'chosen', label: 'The base port', text: from.chosen === null ? undefined : String(from.chosen) },
    { origin: 'env file', label: '`PORT` in the env file', text: from.envFile },
    { origin: 'shell', label: '`PORT` in the shell', text: from.shell },
    { origin: 'default', label: 'The default base port', text: String(DEFAULT_BASE_PORT) },
  ];
  const rejected: RejectedPort[] = [];
  for (const { origin, label, text } of sources) {
    if (text === undefined || text.trim() === '') continue;
    const port = readPort(text);
    const message = findFlaw(`${label}, ${excerpt(text.trim())},`, port, highestOffset);
    if (message === null) return { port, origin, rejected };
    rejected.push({ origin, message });
  }
  return { port: DEFAULT_BASE_PORT, origin: 'default', rejected };
}

/** NaN for anything but digits: Number() alone would take `0x1389`, `5e3` and the empty text. */
function readPort(text: string): number {
  return /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
}

/** The fault of a base port and what to do, as a sentence about `port`; null when nothing is. */
function findFlaw(port: string, number: number, highestOffset: number): string | null {
  const highest = HIGHEST_PORT - highestOffset;
  if (highest < LOWEST_PORT) {
    return t('{port} is too high, as any port would be: this formation needs more ports than there are.', { port });
  }
  const range = { port, lowest: LOWEST_PORT, highest };
  if (Number.isNaN(number)) {
    return t('{port} is not a port number: choose one from {lowest} to {highest}.', range);
  }
  if (number === 0 || number > HIGHEST_PORT) {
    return t('{port} is no port, as these go from 1 to {last}: choose one from {lowest} to {highest}.', {
      ...range,
      last: HIGHEST_PORT,
    });
  }
  if (number < LOWEST_PORT) {
    return t('{port} is a port only an administrator may use: choose one from {lowest} to {highest}.', range);
  }
  if (number > highest) {
    return t('{port} is too high, as other dynos get ports above it: choose one from {lowest} to {highest}.', range);
  }
  return null;
}

/** The sources of a base port, strongest first (docs/heroku-local.md §1.2). */
export type PortOrigin =
  | 'chosen'
  | 'env file'
  | 'shell'
  /** Nobody chose, and the default block belongs to another app: the next one, kept across runs. */
  | 'assigned'
  | 'default';

/** The sources of a port that is written in no file. */
export const COMMAND_LINE = 'command line';
export const SHELL = 'shell';

/** A base port that cannot be used, told at the place it was written: the env file's line where it has one. */
export function portProblem({ origin, message }: RejectedPort, configVars: readonly ConfigVar[]): Problem {
  const configVar = configVars.find(({ name }) => name === 'PORT');
  if (origin === 'env file' && configVar) {
    return { file: configVar.file, line: configVar.line, level: 'error', message };
  }
  return { file: origin === 'shell' ? SHELL : COMMAND_LINE, line: null, level: 'error', message };
}
