import { delimiter } from 'node:path';
import { TERMINAL_VARIABLES, type TerminalVariables } from '../../../shared/contract/fields.ts';
import type { OwnTools } from './tool-folders.ts';

/** What a dyno's environment is made of (docs/security.md, docs/heroku.md §2.5). */

/** The number of a window of GNU screen, which sets `STY` as well; without that it is the developer's own. */
const SCREEN_WINDOW = 'WINDOW';
/** Dyno's terminals in the window and on the page are xterm.js. */
const OWN_TERMINAL: TerminalVariables = { TERM: 'xterm-256color', COLORTERM: 'truecolor' };
const NO_TOOLS: OwnTools = { path: [], gems: [] };

export interface EnvironmentOptions {
  /** Heroku's dyno metadata; shell and env files win over it. */
  metadata?: Record<string, string>;
  /** The developer's own. */
  shell: Record<string, string>;
  /** From the env files, in order; later ones win, and all win over the shell. */
  configVars: readonly { name: string; value: string }[];
  /** null: the dyno gets none of its own. */
  port: number | null;
  /** `web.1` */
  dyno: string;
  /** Of the app itself; the developer's own come first. */
  tools?: OwnTools;
  /** Of the terminal that it is drawn on; absent: one of the window's. */
  terminal?: TerminalVariables | undefined;
  /** Only for programs that cannot ask the terminal: with them set, many do not notice a resize. */
  columns?: number;
  rows?: number;
}

/** The environment of one dyno: what `heroku local` gives it, and Heroku's own DYNO and PS. */
export function dynoEnvironment(options: EnvironmentOptions): Record<string, string> {
  const { metadata = {}, shell, configVars, port, dyno, tools = NO_TOOLS, terminal = OWN_TERMINAL } = options;
  const { columns, rows } = options;
  const env = new Map(Object.entries({ ...metadata, ...shell }));
  const own = env.has('STY') ? undefined : env.get(SCREEN_WINDOW);
  for (const name of ['COLUMNS', 'LINES', ...TERMINAL_VARIABLES]) env.delete(name);
  if (own !== undefined) env.set(SCREEN_WINDOW, own);
  for (const [name, value] of Object.entries(terminal)) env.set(name, value);
  env.set('FOREMAN_WORKER_NAME', dyno);
  if (columns !== undefined) env.set('COLUMNS', String(columns));
  if (rows !== undefined) env.set('LINES', String(rows));
  for (const { name, value } of configVars) env.set(name, value);
  if (port !== null) env.set('PORT', String(port));
  env.set('DYNO', dyno).set('PS', dyno);
  addToPath(env, tools.path);
  addGems(env, tools.gems);
  return Object.fromEntries([...env].filter(isPossible));
}

/** Adds folders behind the PATH that is there: the developer's own programs stay the ones that are found. */
function addToPath(env: Map<string, string>, folders: readonly string[]): void {
  const isPath = (name: string): boolean => (process.platform === 'win32' ? name.toUpperCase() : name) === 'PATH';
  const name = [...env.keys()].find(isPath);
  const path = name === undefined ? undefined : env.get(name);
  if (name === undefined || !path) return;
  const known = new Set(path.split(delimiter));
  env.set(name, [path, ...folders.filter((folder) => !known.has(folder))].join(delimiter));
}

/** Adds places of gems; an empty one at the end stands for those where Ruby looks anyway. */
function addGems(env: Map<string, string>, folders: readonly string[]): void {
  if (folders.length === 0) return;
  const own = env.get('GEM_PATH');
  env.set('GEM_PATH', (own ? [own, ...folders] : [...folders, '']).join(delimiter));
}

/** `=` ends a name and NUL a variable: such a pair would reach the dyno as something else. */
function isPossible([name, value]: [string, string]): boolean {
  return name !== '' && !/[=\0]/.test(name) && !value.includes('\0');
}
