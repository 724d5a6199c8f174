import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './root.mjs';

/** A closed network often answers nothing at all; a slow one still brings a few bytes in this time. */
const SILENCE_MS = 20_000;
const CHECK_MS = 1_000;
/** After a failure, starts do not wait for another one for this long. */
const RETRY_AFTER_MS = 6 * 3_600_000;
const FAILURE = join(root, 'node_modules/.cache/dynodeck/electron-download.json');

/**
 * Lets the official package download its program.
 * @returns {Promise<string | null>} why it could not, in words that go on a sentence, or null when it is there
 */
export async function downloadElectron(folder, version, log) {
  const known = rememberedFailure(version);
  if (known) return `${known} (tried a short while ago; remove ${FAILURE.slice(root.length + 1)} to try again)`;
  log(`Downloading Electron ${version} …`);
  const failure = await runDownloader(folder);
  if (failure) remember(version, failure);
  else rmSync(FAILURE, { force: true });
  return failure;
}

function runDownloader(folder) {
  const temporary = mkdtempSync(join(tmpdir(), 'dynodeck-electron-'));
  const child = spawn(process.execPath, [join(folder, 'install.js')], {
    // The downloader shows no progress to programs; its growing file does.
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  let silent = false;
  child.stderr.setEncoding('utf8').on('data', (text) => (said = (said + text).slice(0, 4_000)));
  const stopWatching = watchForSilence([temporary, join(folder, 'dist')], () => {
    silent = true;
    child.kill('SIGKILL');
  });
  return new Promise((resolve) => {
    const done = (failure) => {
      stopWatching();
      rmSync(temporary, { recursive: true, force: true });
      resolve(failure);
    };
    child.once('error', (error) => done(`the Electron download could not be started: ${error.message}`));
    child.once('close', (status) => {
      if (silent) done(`the Electron download brought nothing for ${SILENCE_MS / 1_000} s`);
      else done(status === 0 ? null : `the Electron download failed: ${firstLine(said)}`);
    });
  });
}

function watchForSilence(folders, whenSilent) {
  let [bytes, since] = [0, Date.now()];
  const timer = setInterval(() => {
    const now = folders.reduce((sum, folder) => sum + sizeOf(folder), 0);
    if (now !== bytes) [bytes, since] = [now, Date.now()];
    else if (Date.now() - since >= SILENCE_MS) whenSilent();
  }, CHECK_MS);
  return () => clearInterval(timer);
}

function sizeOf(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return stat?.size ?? 0;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

function firstLine(text) {
  return text.trim().split('\n', 1)[0] || 'it gave no reason';
}

function remember(version, reason) {
  try {
    mkdirSync(dirname(FAILURE), { recursive: true });
    writeFileSync(FAILURE, JSON.stringify({ version, reason, at: Date.now() }));
  } catch {
    // Somebody else's installation: the next start waits again.
  }
}

function rememberedFailure(version) {
  try {
    const known = JSON.parse(readFileSync(FAILURE, 'utf8'));
    return known.version === version && Date.now() - known.at < RETRY_AFTER_MS ? known.reason : null;
  } catch {
    return null;
  }
}
