/**
 * The app as the end-to-end tests start it: it becomes ready only once Playwright has attached, which then calls
 * `__playwright_run`. Playwright has a loader for that, but uses it only with an Electron that it has found itself. An app
 * that is not held back opens its window while Playwright asks which windows there are, and a window that comes at the
 * wrong moment of that is waited for in vain.
 *
 * Its first argument is the app's folder; the app finds its command line as if this file were not there.
 */
import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const own = process.argv.findIndex((word) => resolve(word) === fileURLToPath(import.meta.url));
process.argv.splice(own, 1);
const folder = process.argv[own];
holdBack();
const { name, productName, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
app.setVersion(version);
app.setName(productName ?? name);
app.setAppPath(folder);
await import(pathToFileURL(createRequire(import.meta.url).resolve(folder)).href);

function holdBack() {
  const ready = app.whenReady();
  const emit = app.emit.bind(app);
  const released = Promise.withResolvers();
  let isReleased = false;
  let launchInfo = [];
  app.emit = (event, ...details) => {
    if (event !== 'ready' || isReleased) return emit(event, ...details);
    launchInfo = details;
    return app.listenerCount('ready') > 0;
  };
  app.isReady = () => isReleased;
  app.whenReady = () => released.promise;
  globalThis.__playwright_run = async () => {
    await ready;
    isReleased = true;
    released.resolve();
    emit('ready', ...launchInfo);
  };
}
