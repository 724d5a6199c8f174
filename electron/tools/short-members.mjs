import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the module bundles of all its packages lie. */
const MODULE = /[/\\]@xterm[/\\][^/\\]+[/\\]lib[/\\][^/\\]+\.mjs$/;
/** A private member. Two underscores, and names that are short already, are left alone. */
const PRIVATE = /(?<![\w$])_[A-Za-z]\w{2,}(?![\w$])/g;
const BASE = 36;

/**
 * A plugin of Vite: short names for the private members of xterm.js and its addons. A minifier shortens variables only,
 * so that names such as `_coreBrowserService` would make up a tenth of what a page loads of them. Addons reach into the
 * terminal by these names: each gets one new name, in all packages.
 * @param {string} folder that of the `@xterm` packages
 */
export function shortMembers(folder) {
  const names = shortNames(readModules(folder));
  return {
    name: 'short-members',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: MODULE },
      handler: (code) => ({ code: rename(code, names), map: null }),
    },
  };
}

/**
 * The most frequent members get the shortest names.
 * @param {readonly string[]} sources of everything that uses the members
 * @returns {Map<string, string>} member → new name, one that no source holds yet
 */
export function shortNames(sources) {
  const all = sources.join('\n');
  const counts = new Map();
  for (const [name] of all.matchAll(PRIVATE)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const taken = new Set(all.match(/(?<![\w$])_\w*(?![\w$])/g));
  const free = unused(taken);
  const byCount = [...counts.keys()].toSorted((one, other) => counts.get(other) - counts.get(one));
  return new Map(byCount.map((name) => [name, free.next().value]));
}

/**
 * @param {string} code
 * @param {ReadonlyMap<string, string>} names
 */
export function rename(code, names) {
  return code.replaceAll(PRIVATE, (name) => names.get(name) ?? name);
}

function* unused(taken) {
  for (let count = 0; ; count++) {
    const name = `_${count.toString(BASE)}`;
    if (!taken.has(name)) yield name;
  }
}

function readModules(folder) {
  const modules = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  return modules.filter((path) => MODULE.test(path)).map((path) => readFileSync(path, 'utf8'));
}
