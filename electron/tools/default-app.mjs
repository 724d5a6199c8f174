import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Loads the app that is the first argument, as Electron's own default app does; that one was not in the archive. A
 * module that waits for the app: Electron becomes ready only when all of it has been loaded.
 */
const MAIN = `
import { app } from 'electron';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const given = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (process.argv.includes('--version')) {
  console.log('v' + process.versions.electron);
  process.exit(0);
}
if (given === undefined) {
  console.error('usage: electron FOLDER');
  process.exit(1);
}
const target = resolve(given);
const folder = statSync(target).isDirectory() ? target : dirname(target);
const manifest = join(folder, 'package.json');
if (existsSync(manifest)) {
  const { name, productName, version } = JSON.parse(readFileSync(manifest, 'utf8'));
  if (version) app.setVersion(version);
  if (productName || name) app.setName(productName || name);
}
process.defaultApp = true;
app.setAppPath(folder);
try {
  await import(pathToFileURL(createRequire(import.meta.url).resolve(target)).href);
} catch (error) {
  console.error(error);
  process.exit(1);
}
`;

const MANIFEST = '{"name":"electron","productName":"Electron","type":"module","main":"main.js"}';

/** Must be `default_app.asar`: as a folder `app` it would shadow the app of a package built around this Electron. */
export async function writeDefaultApp(resources) {
  // Imported late: dependencies may not be installed yet when this module is loaded.
  const { createPackage } = await import('@electron/asar');
  const source = await mkdtemp(join(tmpdir(), 'dynodeck-default-app-'));
  try {
    await writeFile(join(source, 'package.json'), MANIFEST);
    await writeFile(join(source, 'main.js'), MAIN);
    await mkdir(resources, { recursive: true });
    await createPackage(source, join(resources, 'default_app.asar'));
  } finally {
    await rm(source, { recursive: true, force: true });
  }
}
