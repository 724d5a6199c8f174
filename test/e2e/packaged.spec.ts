import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { processesWith } from '../tools/marked-processes.ts';
import { packageApp, repository, type PackagedApp } from '../tools/package-app.ts';
import { colourCount, photograph, windowTitles } from '../tools/screen.ts';

test.skip(process.platform !== 'linux', 'packages for other systems are built there');

/** How a fuse is written in the program: the ASCII digits; @electron/fuses does not export its names for them. */
const [OFF, ON] = ['0'.charCodeAt(0), '1'.charCodeAt(0)];
/** Copies 250 MB and compresses nothing. */
const PACKAGING_TIMEOUT_MS = 180_000;
/** More than an empty window or a message box has, less than the emptiest page of ours with its smoothed text. */
const COLOURS_OF_A_PAGE = 200;

let packaged: PackagedApp;

test.beforeAll(async () => {
  test.setTimeout(PACKAGING_TIMEOUT_MS);
  packaged = await packageApp();
});

test.afterAll(async () => {
  if (packaged) await rm(dirname(packaged.folder), { recursive: true, force: true });
});

test('the package has the fuses of the security checklist', async () => {
  const wire = await getCurrentFuseWire(packaged.program);
  const states = {
    runAsNode: wire[FuseV1Options.RunAsNode],
    nodeOptions: wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable],
    nodeCliInspect: wire[FuseV1Options.EnableNodeCliInspectArguments],
    cookieEncryption: wire[FuseV1Options.EnableCookieEncryption],
    asarIntegrity: wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation],
    onlyLoadAppFromAsar: wire[FuseV1Options.OnlyLoadAppFromAsar],
    fileProtocolPrivileges: wire[FuseV1Options.GrantFileProtocolExtraPrivileges],
  };
  expect(states).toEqual({
    runAsNode: OFF,
    nodeOptions: OFF,
    nodeCliInspect: OFF,
    cookieEncryption: ON,
    asarIntegrity: ON,
    onlyLoadAppFromAsar: ON,
    fileProtocolPrivileges: OFF,
  });
});

test('the package holds what was built and no sources or tests', () => {
  const top = new Set(listPackage(join(packaged.resources, 'app.asar'), { isPack: false }).map((path) => path.split('/')[1]));
  expect([...top].toSorted()).toEqual(['node_modules', 'out', 'package.json']);
});

test("node-pty's binary lies outside the archive and runs a program in a terminal", async () => {
  const folder = join(packaged.resources, 'app.asar.unpacked/node_modules/node-pty');
  expect(existsSync(join(folder, `prebuilds/linux-${process.arch}/pty.node`))).toBe(true);
  const { spawn: spawnInPty } = createRequire(import.meta.url)(folder) as typeof import('node-pty');
  expect(readdirSync(join(folder, 'prebuilds')).filter((name) => !name.startsWith('linux-'))).toEqual([]);
  let output = '';
  const pty = spawnInPty('/bin/sh', ['-c', 'tty; read line; echo "got $line"'], {});
  pty.onData((data) => (output += data));
  pty.write('a line\r');
  await expect.poll(() => output).toMatch(/\/dev\/pts\/\d+[^]*got a line/);
});

test('the package brings the sample app as files that dynos can run', () => {
  const sample = join(packaged.resources, 'sample');
  expect(readdirSync(sample)).toEqual(expect.arrayContaining(['Procfile', '.env', 'web.mjs']));
});

test('nothing of the Electron of the tests is in the repository', () => {
  const outside = new Set(['node_modules', '.git']);
  const folders = readdirSync(repository, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !outside.has(entry.name))
    .map(({ name }) => join(repository, name));
  const electronFiles = folders
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    .filter((path) => /(chrome-sandbox|icudtl\.dat|default_app\.asar|\.pak)$/.test(path));
  expect(electronFiles).toEqual([]);
});

test('the packaged program is the dynodeck command, too: no window, no display, the command\'s exit status', async () => {
  const userData = await mkdtemp(join(tmpdir(), 'dynodeck-packaged-'));
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...environment } = process.env;
  const command = spawn(packaged.program, ['run', 'echo from $DYNO with $FOO; exit 4'], {
    cwd: join(packaged.resources, 'sample'),
    env: { ...environment, DYNODECK_USER_DATA: userData },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  command.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [status] = (await once(command, 'close')) as [number];
  expect(output).toMatch(/from run\.\d{4} with bar/);
  expect(status).toBe(4);
  await rm(userData, { recursive: true, force: true });
});

test('the packaged program shows its window and leaves no process behind', async () => {
  const info = test.info();
  const userData = await mkdtemp(join(tmpdir(), 'dynodeck-packaged-'));
  const app = join(userData, 'sample');
  await cp(join(packaged.resources, 'sample'), app, { recursive: true });
  const env = { ...process.env, DYNODECK_USER_DATA: userData };
  const child = spawn(packaged.program, [app], { env, stdio: 'ignore' });
  const exit = once(child, 'exit');
  const picture = info.outputPath('window.png');

  // The page names the app only after the engine has opened it.
  await expect.poll(windowTitles).toContain('sample – Dynodeck');
  await expect
    .poll(async () => {
      await photograph(picture);
      return colourCount(picture);
    })
    .toBeGreaterThan(COLOURS_OF_A_PAGE);
  await info.attach('window', { path: picture });

  child.kill('SIGTERM');
  await exit;
  await expect.poll(() => processesWith(userData)).toEqual([]);
  await rm(userData, { recursive: true, force: true });
});
