import { readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { root } from '../root.mjs';

/** Where texts for the window's user are written. */
const FOLDERS = ['renderer', 'electron/main', 'shared'];

/** @returns {{ path: string, program: object, lineOf: (offset: number) => number }[]} parsed, in order of path */
export function sourceFiles(folders = FOLDERS) {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .map((name) => join(folder, name).replaceAll('\\', '/'))
      .filter((path) => /\.tsx?$/.test(path))
      .toSorted()
      .map(parsed),
  );
}

function parsed(path) {
  const text = readFileSync(join(root, path), 'utf8');
  const program = parseAst(text, { lang: extname(path).slice(1) });
  return { path, program, lineOf: (offset) => text.slice(0, offset).split('\n').length };
}

/** Visits a node and those within, parents first. What `enter` answers false to is not entered. */
export function walk(node, enter) {
  if (enter(node) === false) return;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child?.type === 'string') walk(child, enter);
    }
  }
}

/** A text that the catalogue is asked for. */
export function isSpoken(node) {
  return node.type === 'CallExpression' && /^(t|tn)$/.test(node.callee.name ?? '');
}
