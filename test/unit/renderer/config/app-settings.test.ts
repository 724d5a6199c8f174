import { describe, expect, it } from 'vitest';
import { configuration, draftOf, portProblem } from '../../../../renderer/config/app-settings.ts';

const settings = { procfile: null, envFiles: null, port: null, assignedPort: null, formation: {}, trusted: false };

describe('the settings form', () => {
  it('chooses nothing when it is saved as it was opened', () => {
    expect(configuration('a', draftOf(settings))).toEqual({ app: 'a', procfile: null, envFiles: null, port: null });
  });

  it('gives back what was chosen before', () => {
    const chosen = { ...settings, procfile: 'Procfile.dev', envFiles: ['.env', '.env.local'], port: 4000 };
    expect(configuration('a', draftOf(chosen))).toEqual({
      app: 'a',
      procfile: 'Procfile.dev',
      envFiles: ['.env', '.env.local'],
      port: 4000,
    });
  });

  it('drops rows that were left empty, and can choose no env file at all', () => {
    const draft = { procfile: ' ', envFiles: [{ key: 0, path: ' ' }], port: '' };
    expect(configuration('a', draft)).toEqual({ app: 'a', procfile: null, envFiles: [], port: null });
  });

  it('says what is wrong with a port, and accepts none', () => {
    expect(portProblem('')).toBeNull();
    expect(portProblem(' 5000 ')).toBeNull();
    expect(portProblem('80')).toContain('administrator');
    expect(portProblem('abc')).toContain('not a port number');
  });
});
