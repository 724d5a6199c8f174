import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A page named in a comment, with or without its folder. */
const PAGE = /(?<![\w/.-])((?:[\w-]+\/)*[\w-]+\.md)\b/g;
/** Pages that never were in the repository, by the names they had. */
const ELSEWHERE = /\bdesign(?:\.md)? §|\bhouse\.md|\b[Ii]ssue \d+\b/g;

/**
 * Citations of pages that are not in the repository: whoever reads the comment cannot follow them.
 * @returns {string[]} `file:line page`
 */
export function absentCitations(root, files) {
  return files.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => absentIn(root, line).map((page) => `${file}:${index + 1} ${page}`)),
  );
}

function absentIn(root, line) {
  if (!/^\s*(?:\/\/|\*|\/\*)|\/\/ /.test(line)) return [];
  const pages = [...line.matchAll(PAGE)].map(([, page]) => page).filter((page) => !isThere(root, page));
  return [...pages, ...(line.match(ELSEWHERE) ?? [])];
}

function isThere(root, page) {
  return existsSync(join(root, page)) || existsSync(join(root, 'docs', page));
}
