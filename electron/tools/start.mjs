/**
 * `npm start [-- [serve] [DIR] [-f FILE] [-e FILE,FILE] [-p PORT]]`: installs and builds what is missing or old, then
 * opens the desktop window on DIR, or the page in a browser where no window can be opened.
 */
import { join } from 'node:path';
import { build, isStale } from './build.mjs';
import { endLike, runInFront } from './child.mjs';
import { findElectron } from './electron-binary.mjs';
import { installDependencies } from './install.mjs';
import { nodeTooOld } from './node-version.mjs';
import { whyNoDisplay, whyNoSandbox } from './no-window.mjs';
import { root } from './root.mjs';
import { withoutNpm } from './shell-environment.mjs';
import { parseStart } from './start-arguments.mjs';

async function start() {
  const tooOld = nodeTooOld();
  if (tooOld) throw new Error(tooOld);
  const { serve, folder, options } = parseStart(process.argv.slice(2));
  installDependencies();
  if (isStale()) {
    console.log('Building …');
    build();
  }
  const env = withoutNpm(process.env);
  const window = serve ? { reason: null } : await windowRuntime();
  if ('path' in window) return runInFront(window.path, [root, folder, ...options], { env });
  if (window.reason) console.log(`No desktop window: ${window.reason}. Serving the page for a browser instead.`);
  return runInFront(process.execPath, [join(root, 'out/main/cli.js'), 'serve', folder, ...options], { env });
}

async function windowRuntime() {
  const noDisplay = whyNoDisplay();
  if (noDisplay) return { reason: noDisplay };
  const electron = await findElectron();
  if ('reason' in electron) return electron;
  const noSandbox = whyNoSandbox(electron.path);
  return noSandbox ? { reason: noSandbox } : electron;
}

try {
  endLike(await start());
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
