import { describe, expect, it } from 'vitest';
import { check, type CheckInput } from '../../../../shared/manifests/check.ts';

const input: CheckInput = {
  procfile: { file: 'Procfile', text: 'release: migrate\nweb: serve\nworker: work\n' },
  envFiles: [{ file: '.env', text: 'FOO=bar\n' }],
  processList: null,
  chosenPort: null,
  shellPort: undefined,
};

describe('check', () => {
  it('says what would run where, with which config vars', () => {
    expect(check(input)).toEqual({
      processes: [
        { name: 'release', command: 'migrate', line: 1 },
        { name: 'web', command: 'serve', line: 2 },
        { name: 'worker', command: 'work', line: 3 },
      ],
      ports: { 'web.1': 5001, 'worker.1': 5101 },
      env: { FOO: 'bar' },
      problems: [],
      usable: true,
    });
  });

  it('gives ports in the order in which types are asked for', () => {
    expect(check({ ...input, processList: 'worker=2,nope,web', chosenPort: 3000 }).ports).toEqual({
      'worker.1': 3000,
      'worker.2': 3001,
      'web.1': 3200,
    });
  });

  it('lists the problems of all sources, each with its place', () => {
    const { problems, usable, ports } = check({
      procfile: { file: 'Procfile.dev', text: 'web: serve\nbad\n' },
      envFiles: [
        { file: '.env', text: 'PORT=80\n' },
        { file: '.env.local', text: 'A="\nPORT=abc\n' },
      ],
      processList: 'web,nope',
      chosenPort: 70_000,
      shellPort: 'x',
    });
    expect(problems.map(({ file, line, level }) => [file, line, level])).toEqual([
      ['Procfile.dev', 2, 'error'],
      ['.env.local', 1, 'warning'],
      ['command line', null, 'error'],
      ['.env.local', 2, 'error'],
      ['shell', null, 'error'],
      ['command line', null, 'error'],
    ]);
    expect(usable).toBe(true);
    expect(ports).toEqual({ 'web.1': 5001 });
  });

  it.each([
    ['there is no Procfile', null],
    ['the Procfile is empty', { file: 'Procfile', text: '' }],
    ['no line of it can be read', { file: 'Procfile', text: 'web npm start\n' }],
  ])('says that the files cannot be used when %s', (_, procfile) => {
    const result = check({ ...input, procfile });
    expect(result.usable).toBe(false);
    expect(result.processes).toEqual([]);
    expect(result.problems).toContainEqual(expect.objectContaining({ file: 'Procfile', line: null, level: 'error' }));
    expect(result.env).toEqual({ FOO: 'bar' });
  });

  it('survives JSON with names of object members', () => {
    const procfile = { file: 'Procfile', text: '__proto__: x' };
    const result = check({ ...input, procfile, envFiles: [{ file: '.env', text: '__proto__=1' }] });
    expect(JSON.stringify(result)).toContain('"ports":{"__proto__.1":5001},"env":{"__proto__":"1"}');
  });
});
