import { statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../../electron/tools/root.mjs';
import type { Figures } from '../part.ts';

const PAGE = join(root, 'out/renderer');
const MB = 1e6;
const CODE = /\.(js|css)$/;

/**
 * Megabytes of JavaScript and style sheets of the page as it is built, minified and not compressed: all of it, and what
 * is loaded before anything is shown.
 */
export async function measureBundle(): Promise<Figures> {
  const files = (await readdir(PAGE, { recursive: true })).filter((name) => CODE.test(name));
  const shell = await readFile(join(PAGE, 'index.html'), 'utf8');
  const size = (names: string[]): number => names.reduce((sum, name) => sum + statSync(join(PAGE, name)).size, 0) / MB;
  return { code: size(files), 'first code': size(files.filter((name) => shell.includes(name))) };
}
