import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDERS = ['electron', 'renderer', 'shared'];
/** Plain scripts that build and start; they are not part of the program. */
const LEFT_OUT = new Set(['electron/tools']);

/** Source files of the program, as paths from the root, sorted. @param {RegExp} ending */
export function sourceFiles(root, ending = /\.tsx?$/) {
  return FOLDERS.flatMap((folder) => walk(root, folder, ending)).sort();
}

/** All files below some folders that end so. */
export function walk(root, folder, ending) {
  if (LEFT_OUT.has(folder)) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : walk(root, path, ending);
    return ending.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
  });
}

export function lineCount(root, file) {
  return readFileSync(join(root, file), 'utf8').split('\n').length - 1;
}
