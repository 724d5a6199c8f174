import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** A relative module, in any form of import or export: of values, of types, for its effects, or at run time. */
const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*)['"](\.{1,2}\/[^'"?]+)['"]/g;

/**
 * Every import between source files.
 * @param {readonly string[]} files paths from the root of the repository
 * @returns {Map<string, string[]>} file → what it imports, type-only imports included, style sheets left out
 */
export function importsOf(root, files) {
  const known = new Set(files);
  return new Map(
    files.map((file) => {
      const text = withoutComments(readFileSync(join(root, file), 'utf8'));
      const imported = [...text.matchAll(IMPORT)].map(([, path]) => normalize(join(dirname(file), path)));
      return [file, [...new Set(imported.filter((target) => known.has(target)))]];
    }),
  );
}

function withoutComments(text) {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

/**
 * The circles of a graph: its strongly connected components of more than one node, by Tarjan's algorithm.
 * @param {Map<string, Iterable<string>>} graph
 * @returns {string[][]}
 */
export function circlesOf(graph) {
  const circles = [];
  const index = new Map();
  const low = new Map();
  const stack = [];
  const onStack = new Set();
  const visit = (node) => {
    index.set(node, index.size);
    low.set(node, index.get(node));
    stack.push(node);
    onStack.add(node);
    for (const next of graph.get(node) ?? []) {
      if (!index.has(next)) {
        visit(next);
        low.set(node, Math.min(low.get(node), low.get(next)));
      } else if (onStack.has(next)) low.set(node, Math.min(low.get(node), index.get(next)));
    }
    if (low.get(node) !== index.get(node)) return;
    const circle = [];
    let member;
    do {
      member = stack.pop();
      onStack.delete(member);
      circle.push(member);
    } while (member !== node);
    if (circle.length > 1) circles.push(circle.toReversed());
  };
  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return circles;
}
