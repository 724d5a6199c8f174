/**
 * Runs a command of this repository as a normal user: `node test/tools/as-user.mjs COMMAND [ARGUMENT…]`. As root that
 * is a user made for the purpose, because Chromium's sandbox does not run as root; otherwise it is who calls.
 * DYNODECK_TEST_RESULTS names a folder of the repository that this user may write to.
 */
import { chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endLike, runInFront } from '../../electron/tools/child.mjs';
import { root } from '../../electron/tools/root.mjs';
import { cacheFolder } from '../../electron/tools/cache-folder.mjs';
import { commandAsTestUser, testUser } from './test-user.mjs';
import { createView } from './repository-view.mjs';

const PATH = '/usr/local/bin:/usr/bin:/bin:/usr/local/games:/usr/games';
/** Of our environment, what that user needs to reach the display, and the options of the tests. */
const KEPT = /^(DISPLAY|XAUTHORITY|LANG|TERM|CI|DYNODECK_.*|ELECTRON_OVERRIDE_DIST_PATH)$/;

/** Runs it to its end, with its output on ours, in a home of its own that is removed afterwards. */
export async function runAsUser(command, args, env = process.env) {
  if (process.getuid?.() !== 0) return runInFront(command, args, { cwd: root, env });
  const { uid, gid } = testUser();
  const home = mkdtempSync(join(tmpdir(), 'dynodeck-user-'));
  const runtime = join(home, 'run');
  mkdirSync(runtime, { mode: 0o700 });
  for (const folder of [home, runtime]) chownSync(folder, uid, gid);
  if (env.DYNODECK_TEST_RESULTS) giveTo(join(root, env.DYNODECK_TEST_RESULTS), uid, gid);
  const view = createView();
  try {
    const [program, ...words] = view.command(commandAsTestUser([command, ...args]));
    return await runInFront(program, words, { env: environment(env, home, runtime) });
  } finally {
    view.remove();
    rmSync(home, { recursive: true, force: true });
  }
}

function giveTo(folder, uid, gid) {
  mkdirSync(folder, { recursive: true });
  chownSync(folder, uid, gid);
}

function environment(env, home, runtime) {
  const kept = Object.fromEntries(Object.entries(env).filter(([name]) => KEPT.test(name)));
  const path = `${dirname(process.execPath)}:${PATH}`;
  return { ...kept, PATH: path, HOME: home, XDG_RUNTIME_DIR: runtime, DYNODECK_TEST_CACHE: cacheFolder(env) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [command, ...args] = process.argv.slice(2);
  endLike(await runAsUser(command, args));
}
