/** What end-to-end tests start: the desktop app in real Electron, and the page of `dynodeck serve` in a browser. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { _electron, chromium, type ElectronApplication, type Page } from '@playwright/test';
import { resolveElectron } from '../tools/electron-runtime.mjs';

const REPOSITORY = join(import.meta.dirname, '../..');
/** Chromium refuses its sandbox to root; the product itself never passes this. */
const NO_SANDBOX = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const SCREEN = '1600x1000x24';
/** A launch takes a second, or a few on a busy machine. */
const LAUNCH_TIMEOUT_MS = 40_000;
/** Starts the app when Playwright is ready for it. */
export const HELD_APP = join(import.meta.dirname, 'held-app.mjs');

export interface LaunchOptions {
  /** The command line of Dynodeck. */
  args?: string[];
  /** Chromium's, before it. */
  switches?: string[];
  env?: Record<string, string>;
  /** Dynodeck's own state; a fresh folder unless given. */
  userData?: string;
}

export interface Desktop {
  app: ElectronApplication;
  window: Page;
  userData: string;
  /** What main wrote to stderr since its window was there. */
  stderr(): string;
  /** Starts the program again with the same state; settles when that second process has ended. */
  secondStart(args: string[]): Promise<{ status: number | null; stderr: string }>;
  /** Quits as a user does, and waits for the end of the process. May be called twice. */
  close(): Promise<void>;
}

export async function launchDesktop(options: LaunchOptions = {}): Promise<Desktop> {
  const { args = [], switches = [], env = {}, userData = freshFolder() } = options;
  const { path } = await resolveElectron();
  const environment = await appEnvironment(userData, env);
  const app = await _electron.launch({
    executablePath: path,
    args: [...switches, HELD_APP, REPOSITORY, ...args],
    env: environment,
    chromiumSandbox: NO_SANDBOX.length === 0,
    timeout: LAUNCH_TIMEOUT_MS,
  });
  const main = app.process();
  const stderr = collect(main.stderr);
  const ended = once(main, 'exit');
  return {
    app,
    window: await app.firstWindow(),
    userData,
    stderr,
    async secondStart(again) {
      const second = spawn(path, [...NO_SANDBOX, REPOSITORY, ...again], { env: environment });
      const said = collect(second.stderr);
      const [status] = (await once(second, 'close')) as [number | null];
      return { status, stderr: said() };
    },
    async close() {
      if (main.exitCode === null && main.signalCode === null) await app.close();
      await ended;
    },
  };
}

export interface Served {
  page: Page;
  /** With the token. */
  address: URL;
  /** Ends the browser, then the server as Ctrl-C does; its exit status. */
  close(): Promise<number | null>;
}

/** `dynodeck serve` on a folder, with its page open in Chromium. */
export async function serveInBrowser(folder: string, options: LaunchOptions = {}): Promise<Served> {
  const { args = [], env = {}, userData = freshFolder() } = options;
  const server = spawn(process.execPath, [join(REPOSITORY, 'out/main/cli.js'), 'serve', folder, ...args], {
    env: { ...process.env, DYNODECK_USER_DATA: userData, DYNODECK_TERMINAL_RENDERER: 'dom', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(server, 'exit');
  const address = await addressOf(server);
  const executablePath = process.env['DYNODECK_TEST_CHROMIUM'] ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: NO_SANDBOX });
  const page = await browser.newPage();
  await page.goto(address.href);
  return {
    page,
    address,
    async close() {
      await browser.close();
      server.kill('SIGINT');
      const [status] = (await ended) as [number | null];
      return status;
    },
  };
}

/** A copy of test/fixtures/apps/NAME that a test may change. */
export function copyFixture(name: string): string {
  return copy(join(REPOSITORY, 'test/fixtures/apps', name), name);
}

/** A copy of the sample app in a folder of this name. */
export function copySample(name = 'sample'): string {
  return copy(join(REPOSITORY, 'resources/sample'), name);
}

function copy(from: string, name: string): string {
  const to = join(freshFolder(), name);
  cpSync(from, to, { recursive: true });
  return to;
}

const folders: string[] = [];

/** Gone with the worker, not with the test: whoever looks into a failure finds what it left. */
function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dynodeck-e2e-'));
  folders.push(folder);
  return folder;
}

process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function appEnvironment(userData: string, extra: Record<string, string>): Promise<Record<string, string>> {
  const own = { DYNODECK_USER_DATA: userData, DYNODECK_TERMINAL_RENDERER: 'dom' };
  return { ...(process.env as Record<string, string>), ...(await displayEnvironment()), ...own, ...extra };
}

let display: Promise<string> | undefined;

/** `npm test` brings its own display; a single spec started by hand gets one here. */
async function displayEnvironment(): Promise<Record<string, string>> {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform !== 'linux' || DISPLAY || WAYLAND_DISPLAY) return {};
  display ??= startDisplay();
  return { DISPLAY: await display };
}

async function startDisplay(): Promise<string> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  process.once('exit', () => server.kill());
  for await (const line of createInterface({ input: server.stdio[3] as Readable })) return `:${line}`;
  throw new Error('Xvfb ended before it had a display.');
}

async function addressOf({ stdout }: ChildProcess): Promise<URL> {
  if (!stdout) throw new Error('The output of the server is not read.');
  for await (const line of createInterface({ input: stdout })) {
    const [found] = /http:\/\/\S+/.exec(line) ?? [];
    if (found) return new URL(found);
  }
  throw new Error('`dynodeck serve` ended without an address.');
}

/** Reads a stream to its end; the function gives what has come so far. */
function collect(stream: Readable | null): () => string {
  let text = '';
  stream?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  return () => text;
}
