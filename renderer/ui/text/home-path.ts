/** A path as a shell would abbreviate it: `~/shop` for what is in the home folder. */
export function homePath(path: string, home: string | undefined): string {
  if (home === undefined || home === '') return path;
  if (path === home) return '~';
  const rest = path.slice(home.length);
  return path.startsWith(home) && /^[\\/]/.test(rest) ? `~${rest}` : path;
}
