import { TERMINAL_VARIABLES, type TerminalVariables } from '../../../shared/contract/fields.ts';

/** What a dyno's environment is made of (docs/security.md, docs/heroku.md §2.5). */

/** Set by Electron, Chromium, Node or electron-vite for themselves; nobody sets them by hand. */
const HOST_VARIABLES = new Set([
  'CHROME_CRASHPAD_PIPE_NAME',
  'CHROME_DESKTOP',
  'GIO_LAUNCHED_DESKTOP_FILE',
  'GIO_LAUNCHED_DESKTOP_FILE_PID',
  'MallocNanoZone',
  'NODE_CHANNEL_FD',
  'NODE_CHANNEL_SERIALIZATION_MODE',
  'NODE_ENV_ELECTRON_VITE',
  'NODE_UNIQUE_ID',
  'VITE_USER_NODE_ENV',
]);
const HOST_PREFIXES = ['ELECTRON_', 'DYNODECK_'];
const APPIMAGE_VARIABLES = new Set(['APPDIR', 'ARGV0', 'DESKTOPINTEGRATION', 'OWD']);
/** `APPIMAGE` itself, `APPIMAGE_UUID`, `APPIMAGE_SILENT_INSTALL`, … */
const APPIMAGE_PREFIX = 'APPIMAGE';
/** Each names a folder of an image we may run from: our own files, and those a snap shares with others. */
const IMAGE_MOUNTS = ['APPDIR', 'SNAP', 'SNAP_DESKTOP_RUNTIME'];
/** Besides `npm_*`; a developer's own NODE or COLOR is theirs as long as npm has not started us. */
const NPM_VARIABLES = new Set(['INIT_CWD', 'NODE', 'COLOR']);
/** Dyno's terminals in the window and on the page are xterm.js. */
const OWN_TERMINAL: TerminalVariables = { TERM: 'xterm-256color', COLORTERM: 'truecolor' };
const NPM_SCRIPT_FOLDER = /[\\/]node_modules[\\/]\.bin$/;
const NODE_GYP_FOLDER = /[\\/]node-gyp-bin$/;

/**
 * The developer's own environment out of the one our process has: without what Electron, AppImage, snap, npm and we
 * ourselves have added on the way here.
 */
export function scrubEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const byNpm = env['npm_lifecycle_event'] !== undefined || env['npm_execpath'] !== undefined;
  const mounts = IMAGE_MOUNTS.flatMap((name) => env[name] || []);
  const clean: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined || isHosts(name) || (byNpm && isNpms(name, value, env))) continue;
    if (env['APPDIR'] !== undefined && (APPIMAGE_VARIABLES.has(name) || name.startsWith(APPIMAGE_PREFIX))) continue;
    if (env['SNAP'] !== undefined && (name === 'SNAP' || name.startsWith('SNAP_'))) continue;
    const kept = withoutEntriesIn(mounts, value);
    if (kept !== null) clean[name] = kept;
  }
  restoreDesktop(clean);
  if (byNpm) removeNpmFolders(clean);
  return clean;
}

export interface EnvironmentOptions {
  /** Heroku's dyno metadata; shell and env files win over it. */
  metadata?: Record<string, string>;
  /** As {@link scrubEnvironment} gives it. */
  shell: Record<string, string>;
  /** From the env files, in order; later ones win, and all win over the shell. */
  configVars: readonly { name: string; value: string }[];
  /** null: the dyno gets none of its own. */
  port: number | null;
  /** `web.1` */
  dyno: string;
  /** Of the terminal that it is drawn on; absent: one of the window's. */
  terminal?: TerminalVariables | undefined;
  /** Only for programs that cannot ask the terminal: with them set, many do not notice a resize. */
  columns?: number;
  rows?: number;
}

/** The environment of one dyno: what `heroku local` gives it, and Heroku's own DYNO and PS. */
export function dynoEnvironment(options: EnvironmentOptions): Record<string, string> {
  const { metadata = {}, shell, configVars, port, dyno, terminal = OWN_TERMINAL, columns, rows } = options;
  const env = new Map(Object.entries({ ...metadata, ...shell }));
  for (const name of ['COLUMNS', 'LINES', ...TERMINAL_VARIABLES]) env.delete(name);
  for (const [name, value] of Object.entries(terminal)) env.set(name, value);
  env.set('FOREMAN_WORKER_NAME', dyno);
  if (columns !== undefined) env.set('COLUMNS', String(columns));
  if (rows !== undefined) env.set('LINES', String(rows));
  for (const { name, value } of configVars) env.set(name, value);
  if (port !== null) env.set('PORT', String(port));
  env.set('DYNO', dyno).set('PS', dyno);
  return Object.fromEntries([...env].filter(isPossible));
}

/** `=` ends a name and NUL a variable: such a pair would reach the dyno as something else. */
function isPossible([name, value]: [string, string]): boolean {
  return name !== '' && !/[=\0]/.test(name) && !value.includes('\0');
}

function isHosts(name: string): boolean {
  return HOST_VARIABLES.has(name) || HOST_PREFIXES.some((prefix) => name.startsWith(prefix));
}

function isNpms(name: string, value: string, env: NodeJS.ProcessEnv): boolean {
  // npm hands its `node-options` setting on; any other NODE_OPTIONS is the developer's.
  if (name === 'NODE_OPTIONS') return value === env['npm_config_node_options'];
  return NPM_VARIABLES.has(name) || /^npm_/i.test(name);
}

/** A search path without the entries that point into our own image; null when nothing else was in it. */
function withoutEntriesIn(mounts: string[], value: string): string | null {
  const isOurs = (entry: string): boolean => mounts.some((mount) => entry === mount || entry.startsWith(`${mount}/`));
  const entries = value.split(':');
  if (!entries.some(isOurs)) return value;
  const kept = entries.filter((entry) => !isOurs(entry) && entry !== '');
  return kept.length === 0 ? null : kept.join(':');
}

/** Electron on Linux changes the desktop's name for its own sake and keeps the true one aside. */
function restoreDesktop(env: Record<string, string>): void {
  const original = env['ORIGINAL_XDG_CURRENT_DESKTOP'];
  if (original === undefined) return;
  delete env['ORIGINAL_XDG_CURRENT_DESKTOP'];
  env['XDG_CURRENT_DESKTOP'] = original;
}

/**
 * npm puts `node_modules/.bin` of a folder and of every folder above it in front of PATH, and node-gyp's folder after
 * them. Such folders of the developer's own come later and stay.
 */
function removeNpmFolders(env: Record<string, string>): void {
  const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH');
  const path = name === undefined ? undefined : env[name];
  if (name === undefined || path === undefined) return;
  const delimiter = path.includes(';') ? ';' : ':';
  const folders = path.split(delimiter);
  const last = folders.findLastIndex((folder) => NODE_GYP_FOLDER.test(folder));
  const isNpms = (folder: string, index: number): boolean =>
    index <= last && (NPM_SCRIPT_FOLDER.test(folder) || NODE_GYP_FOLDER.test(folder));
  env[name] = folders.filter((folder, index) => !isNpms(folder, index)).join(delimiter);
}
