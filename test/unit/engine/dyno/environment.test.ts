import { describe, expect, it } from 'vitest';
import { dynoEnvironment } from '../../../../electron/engine/dyno/environment.ts';

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

  it('keeps everything else of the shell, whoever has set it', () => {
    const shell = { npm_lifecycle_event: 'dev', INIT_CWD: '/src', ELECTRON_MIRROR: 'm', SNAP: '/snap/code/1', WINDOW: '30' };
    expect(dynoEnvironment({ ...base, shell })).toMatchObject(shell);
    expect(dynoEnvironment({ ...base, shell: { ...shell, STY: '1.pts' } })).not.toHaveProperty('WINDOW');
  });

  it('puts the tools of the app behind the PATH that holds, each once', () => {
    const tools = { path: ['/app/bin', '/app/node_modules/.bin'], gems: [] };
    const configVars = [{ name: 'PATH', value: '/mine:/app/bin' }];
    const env = dynoEnvironment({ ...base, shell: { PATH: '/usr/bin' }, configVars, tools });
    expect(env['PATH']).toBe('/mine:/app/bin:/app/node_modules/.bin');
    expect(dynoEnvironment({ ...base, tools })).not.toHaveProperty('PATH');
  });

  it('tells Ruby of the gems of the app, beside its own places or those that were chosen', () => {
    const tools = { path: [], gems: ['/app/vendor/bundle/ruby/3.3.0'] };
    expect(dynoEnvironment({ ...base, tools })['GEM_PATH']).toBe('/app/vendor/bundle/ruby/3.3.0:');
    const env = dynoEnvironment({ ...base, shell: { GEM_PATH: '/mine' }, tools });
    expect(env['GEM_PATH']).toBe('/mine:/app/vendor/bundle/ruby/3.3.0');
    expect(dynoEnvironment(base)).not.toHaveProperty('GEM_PATH');
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
