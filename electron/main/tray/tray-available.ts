import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Milliseconds. A session bus answers at once; one that does not is as good as none. */
const ASK_TIMEOUT_MS = 2_000;

/** Name on the session bus of whoever shows trays on Linux desktops that have one. */
const WATCHER = 'org.kde.StatusNotifierWatcher';

/** Both ask the bus itself, and are part of what a desktop installs; one is enough. */
const QUESTIONS: readonly [program: string, args: string[]][] = [
  [
    'gdbus',
    [
      ...['call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path', '/org/freedesktop/DBus'],
      ...['--method', 'org.freedesktop.DBus.NameHasOwner', WATCHER],
    ],
  ],
  [
    'dbus-send',
    [
      ...['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus'],
      ...['org.freedesktop.DBus.NameHasOwner', `string:${WATCHER}`],
    ],
  ],
];

/**
 * Whether an icon in the tray would be seen. On Linux a desktop may have no tray, and Electron does not tell: a window
 * closed to one would then be gone for good.
 */
export async function isTrayAvailable(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): Promise<boolean> {
  if (platform !== 'linux') return true;
  // Without an address, the tools would start a bus of their own.
  if (!environment.DBUS_SESSION_BUS_ADDRESS) return false;
  for (const [program, args] of QUESTIONS) {
    try {
      const { stdout } = await run(program, args, { env: environment, timeout: ASK_TIMEOUT_MS });
      return /\btrue\b/.test(stdout);
    } catch {
      // Not installed, or no bus: the next one may know.
    }
  }
  return false;
}
