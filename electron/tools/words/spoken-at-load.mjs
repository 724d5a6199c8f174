import { isSpoken, sourceFiles, walk } from './source-files.mjs';

/**
 * Places where a module asks for a text as it is loaded, such as a constant. The page knows its language by then; the
 * main process, which reads its settings first, does not.
 * @returns {string[]} `path:line`
 */
export function spokenAtLoad(folders) {
  return sourceFiles(folders).flatMap(({ path, program, lineOf }) => {
    const places = [];
    walk(program, (node) => {
      if (/Function/.test(node.type)) return false;
      if (isSpoken(node)) places.push(`${path}:${lineOf(node.start)}`);
      return true;
    });
    return places;
  });
}
