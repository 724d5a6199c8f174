import { describe, expect, it } from 'vitest';
import { developerEnvironment } from '../../../../electron/main/command-line/developer-environment.ts';

const own = { env: {}, execPath: '/opt/Dynodeck/dynodeck', pid: 42 };
const given = (initial: Record<string, string>, more: { execPath?: string; env?: NodeJS.ProcessEnv } = {}) =>
  developerEnvironment({ ...own, initial, ...more });

describe('the developer’s environment', () => {
  it('is what Electron was started with, to the letter, whatever the names look like', () => {
    const initial = {
      ELECTRON_MIRROR: 'mine',
      DYNODECK_USER_DATA: '/tmp/state',
      NODE_OPTIONS: '--inspect',
      CHROME_DESKTOP: 'code.desktop',
      npm_config_registry: 'https://registry.example',
      XDG_CURRENT_DESKTOP: 'GNOME',
      EMPTY: '',
    };
    // What Electron adds, changes and takes away for itself, without regard to what was there.
    const env = { ...initial, CHROME_DESKTOP: 'dynodeck.desktop', GDK_BACKEND: 'x11', NODE_OPTIONS: undefined };
    expect(given(initial, { env })).toEqual(initial);
  });

  it('leaves out what told this process alone how it was started', () => {
    const initial = {
      XDG_ACTIVATION_TOKEN: 't',
      DESKTOP_STARTUP_ID: 's',
      NODE_CHANNEL_FD: '3',
      GIO_LAUNCHED_DESKTOP_FILE: '/usr/share/applications/dynodeck.desktop',
      GIO_LAUNCHED_DESKTOP_FILE_PID: '42',
      HOME: '/home/me',
    };
    expect(given(initial)).toEqual({ HOME: '/home/me' });
    const terminal = { GIO_LAUNCHED_DESKTOP_FILE: '/usr/share/applications/terminal.desktop', GIO_LAUNCHED_DESKTOP_FILE_PID: '7' };
    expect(given(terminal)).toEqual(terminal);
  });

  it('is without what an AppImage that we run from adds, inside search paths too', () => {
    const mount = '/tmp/.mount_DynodeXYZ';
    const initial = {
      APPDIR: mount,
      APPIMAGE: '/home/me/Dynodeck.AppImage',
      ARGV0: './Dynodeck.AppImage',
      OWD: '/home/me',
      APPIMAGE_UUID: '1',
      DESKTOPINTEGRATION: '1',
      LD_LIBRARY_PATH: `${mount}/usr/lib:`,
      PATH: `${mount}:${mount}/usr/sbin:/usr/bin:/bin`,
    };
    expect(given(initial, { execPath: `${mount}/dynodeck` })).toEqual({ PATH: '/usr/bin:/bin' });
  });

  it('is without what a snap that we run from adds', () => {
    const execPath = '/snap/dynodeck/1/dynodeck';
    const initial = { SNAP: '/snap/dynodeck/1', SNAP_NAME: 'dynodeck', PATH: '/snap/dynodeck/1/bin:/snap/bin:/usr/bin' };
    expect(given(initial, { execPath })).toEqual({ PATH: '/snap/bin:/usr/bin' });
    const runtime = '/snap/gnome-46-2404/90';
    const shared = { SNAP: '/snap/dynodeck/1', SNAP_DESKTOP_RUNTIME: runtime, GTK_PATH: `${runtime}/lib/gtk-3.0`, LANG: 'C' };
    expect(given(shared, { execPath })).toEqual({ LANG: 'C' });
  });

  it('keeps the image that a terminal or an editor runs from', () => {
    const terminal = { SNAP: '/snap/code/1', SNAP_NAME: 'code', APPDIR: '/tmp/.mount_term', PATH: '/tmp/.mount_term/bin:/bin' };
    expect(given(terminal)).toEqual(terminal);
  });

  it('lacks what Electron is known to set, where the system does not tell what it was started with', () => {
    const env = { CHROME_DESKTOP: 'dynodeck.desktop', ELECTRON_MIRROR: 'mine', HOME: '/home/me', GONE: undefined };
    expect(developerEnvironment({ ...own, env, initial: null })).toEqual({ ELECTRON_MIRROR: 'mine', HOME: '/home/me' });
  });
});
