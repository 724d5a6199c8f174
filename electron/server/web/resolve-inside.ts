import { join, resolve, sep } from 'node:path';

/**
 * The file a URL's path names inside a folder, or null when it leaves the folder or is no path at all.
 * `/` is `index.html`. Works on names only: the folder holds no links of others' making.
 * @param pathname still percent-encoded, as in a URL
 */
export function resolveInside(folder: string, pathname: string): string | null {
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
