import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Room for a window of 1280×800 wherever it is put. */
const SCREEN = '1600x1000x24';
/** Xauthority's family for "any host, any display". */
const FAMILY_WILD = 0xffff;
const COOKIE_BYTES = 16;

/**
 * Starts an X server without a screen (Xvfb) on a free display number, for this process and its children.
 * @returns {Promise<{env: Record<string, string>, stop: () => Promise<void>}>} rejects when Xvfb cannot be started
 */
export async function startDisplay() {
  const folder = mkdtempSync(join(tmpdir(), 'dynodeck-display-'));
  const authority = join(folder, 'Xauthority');
  writeFileSync(authority, authorityEntry(randomBytes(COOKIE_BYTES)));
  // The sandboxed tests look at this display as another user.
  chmodSync(folder, 0o755);
  const args = ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-auth', authority];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const ended = new Promise((resolve) => server.once('close', resolve));
  const stop = async () => {
    server.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const number = await displayNumber(server);
  return { env: { DISPLAY: `:${number}`, XAUTHORITY: authority }, stop };
}

function displayNumber(server) {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdio[3].setEncoding('utf8').on('data', (text) => {
      said += text;
      if (said.includes('\n')) resolve(Number(said));
    });
    server.once('error', (error) => reject(new Error(`Xvfb could not be started: ${error.message}`)));
    server.once('close', (status) => reject(new Error(`Xvfb ended with status ${status} before it had a display`)));
  });
}

function authorityEntry(cookie) {
  const field = (bytes) => Buffer.concat([uint16(bytes.length), bytes]);
  const [address, display] = [Buffer.alloc(0), Buffer.alloc(0)];
  const fields = [address, display, Buffer.from('MIT-MAGIC-COOKIE-1'), cookie].map(field);
  return Buffer.concat([uint16(FAMILY_WILD), ...fields]);
}

function uint16(value) {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}
