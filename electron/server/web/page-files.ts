import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { resolveInside } from './resolve-inside.ts';
import type { Words } from '../languages/languages.ts';
import { pageInLanguage } from '../languages/page-in-language.ts';

export interface PageFile {
  body: Buffer<ArrayBuffer>;
  contentType: string;
}

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * A file of the built page, or null when there is none of that name: the same for `app://` and the browser page.
 * Only names with a known content type are given out. Own code, as what matters of this server is the token it asks
 * for, its content security policy and the language of the page, none of which a server of files brings.
 * @param pathname of the URL, still percent-encoded
 * @param words of the language that HTML is given out in; null: English
 */
export async function readPageFile(folder: string, pathname: string, words: Words | null): Promise<PageFile | null> {
  const file = resolveInside(folder, pathname);
  const contentType = file === null ? undefined : CONTENT_TYPES[extname(file)];
  if (file === null || contentType === undefined) return null;
  try {
    const body = await readFile(file);
    return { body: words !== null && extname(file) === '.html' ? pageInLanguage(body, words) : body, contentType };
  } catch {
    return null;
  }
}
