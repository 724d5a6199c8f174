import { describe, expect, it } from 'vitest';
import { dynoEnvironment, scrubEnvironment } from '../../../../electron/engine/dyno/environment.ts';

describe('scrubEnvironment', () => {
  it('keeps what the developer\'s own shell had', () => {
    const shell = {
      NODE_ENV: 'production',
      NODE_OPTIONS: '--max-old-space-size=4096',
      NODE: 'mine',
      COLOR: 'teal',
      CHROME_BIN: '/usr/bin/chromium',
      GOOGLE_API_KEY: 'key',
      VITE_API_URL: 'http://localhost',
      NPM_TOKEN: 'token',
      npm_config_registry: 'https://registry.example',
      PATH: './node_modules/.bin:/home/me/node_modules/.bin:/usr/bin',
    };
    expect(scrubEnvironment(shell)).toEqual(shell);
  });

  it('removes what Electron, Node and Dynodeck set for themselves', () => {
    const env = {
      ELECTRON_RUN_AS_NODE: '1',
      ELECTRON_RENDERER_URL: 'http://localhost:5173',
      NODE_ENV_ELECTRON_VITE: 'development',
      CHROME_DESKTOP: 'dynodeck.desktop',
      NODE_CHANNEL_FD: '3',
      DYNODECK_USER_DATA: '/tmp/state',
      DYNODECK_MARK: 'ab-cd',
      HOME: '/home/me',
    };
    expect(scrubEnvironment(env)).toEqual({ HOME: '/home/me' });
  });

  it('gives the desktop its own name back', () => {
    const env = { XDG_CURRENT_DESKTOP: 'Unity', ORIGINAL_XDG_CURRENT_DESKTOP: 'GNOME' };
    expect(scrubEnvironment(env)).toEqual({ XDG_CURRENT_DESKTOP: 'GNOME' });
  });

  it('removes what npm adds for its scripts, on PATH too', () => {
    const env = {
      npm_lifecycle_event: 'start',
      npm_config_node_options: '--enable-source-maps',
      NODE_OPTIONS: '--enable-source-maps',
      INIT_CWD: '/src/dynodeck',
      NODE: '/usr/bin/node',
      COLOR: '1',
      NODE_ENV: 'staging',
      PATH: [
        '/src/dynodeck/node_modules/.bin',
        '/src/node_modules/.bin',
        '/node_modules/.bin',
        '/usr/lib/node_modules/npm/node_modules/@npmcli/run-script/lib/node-gyp-bin',
        '/home/me/bin',
        '/home/me/tools/node_modules/.bin',
        '/usr/bin',
      ].join(':'),
    };
    expect(scrubEnvironment(env)).toEqual({
      NODE_ENV: 'staging',
      PATH: '/home/me/bin:/home/me/tools/node_modules/.bin:/usr/bin',
    });
  });

  it('removes what an AppImage adds, inside search paths too', () => {
    const mount = '/tmp/.mount_DynodeXYZ';
    const env = {
      APPDIR: mount,
      APPIMAGE: '/home/me/Dynodeck.AppImage',
      ARGV0: './Dynodeck.AppImage',
      OWD: '/home/me',
      APPIMAGE_UUID: '1',
      DESKTOPINTEGRATION: '1',
      LD_LIBRARY_PATH: `${mount}/usr/lib:`,
      PATH: `${mount}:${mount}/usr/sbin:/usr/bin:/bin`,
    };
    expect(scrubEnvironment(env)).toEqual({ PATH: '/usr/bin:/bin' });
  });

  it('removes what a snap adds', () => {
    const env = { SNAP: '/snap/dynodeck/1', SNAP_NAME: 'dynodeck', PATH: '/snap/dynodeck/1/bin:/snap/bin:/usr/bin' };
    expect(scrubEnvironment(env)).toEqual({ PATH: '/snap/bin:/usr/bin' });
    const runtime = '/snap/gnome-46-2404/90';
    const shared = { SNAP: '/snap/dynodeck/1', SNAP_DESKTOP_RUNTIME: runtime, GTK_PATH: `${runtime}/usr/lib/gtk-3.0`, LANG: 'C' };
    expect(scrubEnvironment(shared)).toEqual({ LANG: 'C' });
  });
});

describe('dynoEnvironment', () => {
  const base = { shell: {}, configVars: [], port: 5001, dyno: 'web.1' };

  it('lets env files win over the shell, and the last one over the first', () => {
    const configVars = [
      { name: 'A', value: 'first file' },
      { name: 'A', value: 'second file' },
    ];
    const env = dynoEnvironment({ ...base, shell: { A: 'shell', B: 'shell' }, configVars });
    expect(env).toMatchObject({ A: 'second file', B: 'shell' });
  });

  it('sets what names and places the dyno, whatever the env files say', () => {
    const configVars = ['PORT', 'DYNO', 'PS'].map((name) => ({ name, value: 'file' }));
    const env = dynoEnvironment({ ...base, configVars });
    expect(env).toMatchObject({ PORT: '5001', DYNO: 'web.1', PS: 'web.1', FOREMAN_WORKER_NAME: 'web.1' });
  });

  it('leaves FOREMAN_WORKER_NAME and TERM of an env file alone, but not those of the shell', () => {
    const names = ['FOREMAN_WORKER_NAME', 'TERM'];
    const configVars = names.map((name) => ({ name, value: 'file' }));
    expect(dynoEnvironment({ ...base, configVars })).toMatchObject({ FOREMAN_WORKER_NAME: 'file', TERM: 'file' });
    const shell = { FOREMAN_WORKER_NAME: 'shell', TERM: 'dumb', TMUX: '/tmp/tmux-0/default,1,0', COLUMNS: '211' };
    const env = dynoEnvironment({ ...base, shell });
    expect(env).toMatchObject({ FOREMAN_WORKER_NAME: 'web.1', TERM: 'xterm-256color', COLORTERM: 'truecolor' });
    expect(Object.keys(env)).not.toContain('TMUX');
    expect(Object.keys(env)).not.toContain('COLUMNS');
  });

  it('gives no port where there is none to give', () => {
    expect(dynoEnvironment({ ...base, port: null })).not.toHaveProperty('PORT');
  });

  it('drops names and values the system cannot hold', () => {
    const configVars = [
      { name: '', value: 'empty' },
      { name: 'A=B', value: 'equals' },
      { name: 'C\0', value: 'nul in the name' },
      { name: 'D', value: 'nul\0in the value' },
      { name: 'E', value: 'a=b' },
    ];
    const env = dynoEnvironment({ ...base, configVars });
    expect(Object.keys(env).toSorted()).toEqual(['COLORTERM', 'DYNO', 'E', 'FOREMAN_WORKER_NAME', 'PORT', 'PS', 'TERM']);
    expect(env['E']).toBe('a=b');
  });
});
