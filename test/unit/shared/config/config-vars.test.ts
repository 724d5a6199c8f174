import { describe, expect, it } from 'vitest';
import { mergeEnvFiles } from '../../../../shared/config/config-vars.ts';
import { parseEnvFile } from '../../../../shared/env/env-file.ts';

function merge(...files: [string, string][]): ReturnType<typeof mergeEnvFiles> {
  return mergeEnvFiles(files.map(([file, text]) => ({ file, entries: parseEnvFile(text, file).entries })));
}

describe('mergeEnvFiles', () => {
  it('lets a later file win and remembers what it beats', () => {
    const vars = merge(['.env', 'A=1\nB=2'], ['.env.local', '{"A": 3}'], ['.env.me', '\nA=4']);
    expect(vars).toEqual([
      {
        name: 'A',
        value: '4',
        file: '.env.me',
        line: 2,
        shadows: [
          { file: '.env', line: 1 },
          { file: '.env.local', line: null },
        ],
      },
      { name: 'B', value: '2', file: '.env', line: 2, shadows: [] },
    ]);
  });

  it('gives nothing for no files', () => {
    expect(merge()).toEqual([]);
  });

  it('treats names of object members like any other', () => {
    expect(merge(['.env', '__proto__=1'], ['b', '__proto__=2']).map(({ name, value }) => [name, value])).toEqual([
      ['__proto__', '2'],
    ]);
  });
});
