import { delimiter, join } from 'node:path';

/** What npm sets for its scripts besides `npm_*`. */
const ADDED_BY_NPM = new Set(['INIT_CWD', 'NODE', 'COLOR']);

/** The environment `npm` was called with, so that dynos get the shell's and not the one of npm's scripts. */
export function withoutNpm(env) {
  if (!env.npm_lifecycle_event) return { ...env };
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
