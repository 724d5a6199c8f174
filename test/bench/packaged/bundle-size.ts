import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../electron/tools/root.mjs';

const PAGE = join(root, 'out/renderer');
const MIB = 1024 * 1024;

/** Mebibytes of JavaScript and style sheets of the page as it is built, minified, not compressed. */
export function bundleSize(): { all: number; first: number } {
  const files = readdirSync(PAGE, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(js|css)$/.test(name));
  const size = (names: string[]): number => names.reduce((sum, name) => sum + statSync(join(PAGE, name)).size, 0) / MIB;
  // What index.html names is loaded before anything is shown.
  return { all: size(files), first: size(files.filter((name) => /index-[^/]*$/.test(name))) };
}
