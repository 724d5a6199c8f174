import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './root.mjs';

/** What npm sets for its scripts besides `npm_*`. */
const ADDED_BY_NPM = new Set(['INIT_CWD', 'NODE', 'COLOR']);
/** How far up npm is looked for: between it and its script there are a shell or two. */
const MOST_ANCESTORS = 10;

/**
 * The environment that `npm start` was typed in, so that dynos get the developer's own and not the one of our script:
 * npm's process still has it. Where the system does not tell it, what npm adds is taken away by its names.
 */
export function withoutNpm(env, environmentOf = environmentOfNpm) {
  if (!isOurScript(env)) return { ...env };
  return environmentOf(env) ?? withoutNames(env);
}

/** Whether npm runs a script of this package: any other `npm_…` is the developer's. */
function isOurScript(env) {
  if (!env.npm_lifecycle_event) return false;
  return env.npm_package_json === join(root, 'package.json') || env.npm_package_name === 'dynodeck';
}

/** The environment of the nearest ancestor without our script's variables; null where the system does not tell. */
function environmentOfNpm(env) {
  let pid = process.ppid;
  try {
    for (let step = 0; step < MOST_ANCESTORS && pid > 1; step += 1) {
      const theirs = parseEnvironment(readFileSync(`/proc/${pid}/environ`, 'utf8'));
      if (!isSameScript(theirs, env)) return theirs;
      pid = parentOf(pid);
    }
  } catch {
    // There is no /proc, or the process is another user's.
  }
  return null;
}

function isSameScript(theirs, ours) {
  const names = ['npm_lifecycle_event', 'npm_lifecycle_script', 'npm_package_json'];
  return names.every((name) => theirs[name] === ours[name]);
}

function parseEnvironment(text) {
  const pairs = text.split('\0').filter((pair) => pair.indexOf('=') > 0);
  return Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
}

function parentOf(pid) {
  const [, parent = '0'] = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(parent);
}

function withoutNames(env) {
  const kept = Object.entries(env).filter(([name]) => !/^npm_/i.test(name) && !ADDED_BY_NPM.has(name));
  const clean = Object.fromEntries(kept);
  if (clean.PATH !== undefined) clean.PATH = withoutScriptFolders(clean.PATH);
  return clean;
}

/** npm puts the .bin folder of the package and of every folder above it in front, and node-gyp's after them. */
function withoutScriptFolders(path) {
  const folders = path.split(delimiter);
  const isAdded = (folder) => folder.endsWith(join('node_modules', '.bin')) || folder.endsWith('node-gyp-bin');
  const first = folders.findIndex((folder) => !isAdded(folder));
  return folders.slice(Math.max(first, 0)).join(delimiter);
}
