import { readFileSync } from 'node:fs';
import { sep } from 'node:path';

/** The file in which Linux keeps what a program was started with, whatever the program does to its environment. */
const INITIAL_ENVIRONMENT = '/proc/self/environ';
/** Variables that tell this process alone how it was started, and no program that it starts in turn. */
const FOR_THIS_PROCESS = [
  'DESKTOP_STARTUP_ID',
  'NODE_CHANNEL_FD',
  'NODE_CHANNEL_SERIALIZATION_MODE',
  'XDG_ACTIVATION_TOKEN',
];
/** Variables that Electron sets before our code runs, for systems that do not tell what a program was started with. */
const SET_BY_ELECTRON = new Set(['CHROME_CRASHPAD_PIPE_NAME', 'CHROME_DESKTOP', 'GDK_BACKEND', 'NO_AT_BRIDGE']);
/** Variables that name the folder of an image a program may run from: its own files, and those a snap shares. */
const APPIMAGE = 'APPDIR';
const SNAP = 'SNAP';
const SNAP_RUNTIME = 'SNAP_DESKTOP_RUNTIME';
/** Variables that the runtime of an AppImage sets; some launchers set others that begin with `APPIMAGE`. */
const APPIMAGE_VARIABLES = new Set([APPIMAGE, 'ARGV0', 'DESKTOPINTEGRATION', 'OWD']);

/** What this process knows of how it came to be. */
export interface OwnProcess {
  env: NodeJS.ProcessEnv;
  /** The environment it was started with; null where the system does not tell. */
  initial: Record<string, string> | null;
  execPath: string;
  pid: number;
}

/**
 * The developer's own environment: that which Electron was started with, without what the image that we run from added.
 * Whatever else is in it is the developer's, names such as `npm_…` and `ELECTRON_…` included.
 */
export function developerEnvironment(own: OwnProcess = thisProcess()): Record<string, string> {
  const env = own.initial === null ? withoutElectrons(own.env) : { ...own.initial };
  for (const name of FOR_THIS_PROCESS) delete env[name];
  // A desktop notes which process it has launched; that of a terminal further up is the developer's.
  if (env['GIO_LAUNCHED_DESKTOP_FILE_PID'] === String(own.pid)) {
    delete env['GIO_LAUNCHED_DESKTOP_FILE'];
    delete env['GIO_LAUNCHED_DESKTOP_FILE_PID'];
  }
  return withoutImage(env, own.execPath);
}

function thisProcess(): OwnProcess {
  return { env: process.env, initial: initialEnvironment(), execPath: process.execPath, pid: process.pid };
}

function initialEnvironment(): Record<string, string> | null {
  try {
    const pairs = readFileSync(INITIAL_ENVIRONMENT, 'utf8').split('\0').filter((pair) => pair.indexOf('=') > 0);
    // Some Chromium of the future may write its title over it.
    if (pairs.length === 0) return null;
    return Object.fromEntries(pairs.map(nameAndValue));
  } catch {
    return null;
  }
}

function nameAndValue(pair: string): [string, string] {
  const end = pair.indexOf('=');
  return [pair.slice(0, end), pair.slice(end + 1)];
}

function withoutElectrons(env: NodeJS.ProcessEnv): Record<string, string> {
  const kept = Object.entries(env).flatMap(([name, value]) => {
    return value === undefined || SET_BY_ELECTRON.has(name) ? [] : [[name, value] as const];
  });
  return Object.fromEntries(kept);
}

/** An environment without our image; one that a terminal or editor further up runs from is none of ours. */
function withoutImage(env: Record<string, string>, execPath: string): Record<string, string> {
  const isOurs = (name: string): boolean => isInside(env[name], execPath);
  const isAdded = isOurs(APPIMAGE)
    ? (name: string) => APPIMAGE_VARIABLES.has(name) || name.startsWith('APPIMAGE')
    : isOurs(SNAP)
      ? (name: string) => name === SNAP || name.startsWith('SNAP_')
      : null;
  if (isAdded === null) return env;
  const mounts = [APPIMAGE, SNAP, SNAP_RUNTIME].filter(isAdded).flatMap((name) => env[name] || []);
  const clean: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    const kept = isAdded(name) ? null : withoutEntriesIn(mounts, value);
    if (kept !== null) clean[name] = kept;
  }
  return clean;
}

function isInside(folder: string | undefined, path: string): boolean {
  return folder !== undefined && folder !== '' && path.startsWith(folder + sep);
}

/** A search path without the entries that point into our own image; null when nothing else was in it. */
function withoutEntriesIn(mounts: string[], value: string): string | null {
  const isOurs = (entry: string): boolean => mounts.some((mount) => entry === mount || isInside(mount, entry));
  const entries = value.split(':');
  if (!entries.some(isOurs)) return value;
  const kept = entries.filter((entry) => !isOurs(entry) && entry !== '');
  return kept.length === 0 ? null : kept.join(':');
}
