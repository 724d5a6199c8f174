import { describe, expect, it } from 'vitest';
import { configuration, draftOf, portProblem } from '../../../../../renderer/config/settings/app-settings.ts';

const settings = { procfile: null, envFiles: null, port: null, assignedPort: null, formation: {}, trusted: false };

const NO_EXITS = { onExit: {}, restartLadder: 'seconds', maskLogs: false, shell: null, profiles: true };

describe('the settings form', () => {
  it('chooses nothing when it is saved as it was opened', () => {
    const nothing = { app: 'a', procfile: null, envFiles: null, port: null, ...NO_EXITS };
    expect(configuration('a', draftOf(settings))).toEqual(nothing);
  });

  it('gives back what was chosen before', () => {
    const chosen = { ...settings, procfile: 'Procfile.dev', envFiles: ['.env', '.env.local'], port: 4000 };
    expect(configuration('a', draftOf(chosen))).toEqual({
      app: 'a',
      procfile: 'Procfile.dev',
      envFiles: ['.env', '.env.local'],
      port: 4000,
      ...NO_EXITS,
    });
  });

  it('drops rows that were left empty, and can choose no env file at all', () => {
    const draft = { ...draftOf(settings), procfile: ' ', envFiles: [{ key: 0, path: ' ' }] };
    expect(configuration('a', draft)).toMatchObject({ app: 'a', procfile: null, envFiles: [], port: null });
  });

  it('sends what exits lead to, except for restarts, which are what holds anyway', () => {
    const draft = draftOf({ ...settings, onExit: { web: 'stop', gone: 'leave' }, restartLadder: 'heroku' });
    const changed = { ...draft, onExit: { ...draft.onExit, web: 'restart' as const, worker: 'leave' as const } };
    const exits = { onExit: { worker: 'leave', gone: 'leave' }, restartLadder: 'heroku' };
    expect(configuration('a', changed)).toMatchObject(exits);
    expect(configuration('a', changed).onExit).not.toHaveProperty('web');
  });

  it('chooses a shell by what is typed, and bash by nothing', () => {
    const draft = draftOf({ ...settings, shell: 'zsh', profiles: false });
    expect(configuration('a', draft)).toMatchObject({ shell: 'zsh', profiles: false });
    expect(configuration('a', { ...draft, shell: ' ' })).toMatchObject({ shell: null });
  });

  it('says what is wrong with a port, and accepts none', () => {
    expect(portProblem('')).toBeNull();
    expect(portProblem(' 5000 ')).toBeNull();
    expect(portProblem('80')).toContain('administrator');
    expect(portProblem('abc')).toContain('not a port number');
  });
});
