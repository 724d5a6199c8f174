import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { WORDS_ELEMENT } from '../../../shared/desktop/channels.ts';
import type { Words } from '../languages/languages.ts';

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

/**
 * The page's HTML in another language: marked as such, and with the catalogue as a block of data, so that its script
 * has the words before anything else of it runs (renderer/words.ts).
 */
export function pageInLanguage(html: Buffer, { language, catalogue }: Words): Buffer<ArrayBuffer> {
  // Nothing in a catalogue may end the block.
  const data = JSON.stringify(catalogue).replaceAll('<', '\\u003c');
  const block = `<script type="application/json" id="${WORDS_ELEMENT}">${data}</script>`;
  const page = html
    .toString('utf8')
    .replace(/(<html lang=")[^"]*/, (_match, start: string) => `${start}${language}`)
    // A function, since `$` in a text would mean something.
    .replace('</head>', () => `${block}</head>`);
  return Buffer.from(page);
}

/**
 * The file a URL's path names inside a folder, or null when it leaves the folder or is no path at all.
 * `/` is `index.html`. Works on names only: the folder holds no links of others' making.
 * @param pathname still percent-encoded, as in a URL
 */
function resolveInside(folder: string, pathname: string): string | null {
  const root = resolve(folder);
  try {
    const decoded = decodeURIComponent(pathname);
    // A backslash separates folders on Windows only; no file of ours has one.
    if (decoded.includes('\0') || decoded.includes('\\')) return null;
    const file = join(root, decoded === '/' ? 'index.html' : decoded);
    return file.startsWith(root + sep) ? file : null;
  } catch {
    return null;
  }
}

/**
 * Headers of everything the page is made of (docs/security.md). xterm.js colours its rows with style
 * attributes and a style sheet of its own, hence 'unsafe-inline' for styles and for nothing else.
 * @param connect further sources the page may connect to, besides its own origin
 */
export function pageHeaders(connect: readonly string[] = []): Record<string, string> {
  return {
    'content-security-policy': [
      `default-src 'none'`,
      `script-src 'self'`,
      `style-src 'self' 'unsafe-inline'`,
      `img-src 'self' data:`,
      `font-src 'self'`,
      `connect-src ${["'self'", ...connect].join(' ')}`,
      `base-uri 'none'`,
      `form-action 'none'`,
      `frame-ancestors 'none'`,
    ].join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
}
