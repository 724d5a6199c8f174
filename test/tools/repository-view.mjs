import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmdirSync, statSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../electron/tools/root.mjs';

const SCRIPT = `
set -e
repository=$1 view=$2
shift 2
for entry in "$view"/*; do mount --bind "$repository/\${entry##*/}" "$entry"; done
cd "$view"
exec "$@"
`;

/**
 * A folder through which another user sees this repository, even where the clone lies in one that only root may
 * enter: its entries are mounted there, for one command and nobody else.
 */
export function createView() {
  const view = mkdtempSync(join(tmpdir(), 'dynodeck-view-'));
  chmodSync(view, 0o755);
  const entries = readdirSync(root).filter((name) => !name.startsWith('.'));
  for (const name of entries) createMountPoint(join(view, name), statSync(join(root, name)).isDirectory());
  return {
    command: (words) => ['unshare', '--mount', 'sh', '-c', SCRIPT, 'sh', root, view, ...words],
    remove: () => removeView(view),
  };
}

function createMountPoint(path, isFolder) {
  if (isFolder) mkdirSync(path);
  else closeSync(openSync(path, 'w'));
}

/** Never a recursive removal: were a mount still visible here, that would empty the repository. */
function removeView(view) {
  for (const entry of readdirSync(view, { withFileTypes: true })) {
    const path = join(view, entry.name);
    if (entry.isDirectory()) rmdirSync(path);
    else unlinkSync(path);
  }
  rmdirSync(view);
}
