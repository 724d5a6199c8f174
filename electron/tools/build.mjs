import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './root.mjs';

const SOURCES = ['electron', 'renderer', 'shared', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];
/** Its time is the start of the last complete build. */
const STAMP = join(root, 'out/.built');


/** Builds `out/`. Throws with one line when that fails, after what the build printed. */
export function build() {
  const started = new Date();
  const cli = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'build'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) {
    process.stderr.write(withoutStack(`${stdout}${stderr}`));
    throw new Error(`The build ended with status ${status}. Its messages are above.`);
  }
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(STAMP, '');
  // A source saved while the build ran is newer than the build.
  utimesSync(STAMP, started, started);
}

/** The bundler's own call stack says nothing about the mistake. */
function withoutStack(output) {
  return output.replaceAll(/^ +at .*\n/gm, '');
}

export function isStale() {
  const built = statSync(STAMP, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return SOURCES.some((source) => newest(join(root, source)) > built);
}

/** The time of the newest file or folder: a folder's own time tells of files removed from it. */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    build();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
