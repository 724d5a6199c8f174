import { describe, expect, test } from 'vitest';
import { parseArguments } from '../../../electron/cli/arguments.ts';

const parse = (...argv: string[]) => parseArguments(argv, '1.2.3');
const nothing = { folder: null, procfile: null, envFiles: null, port: null };

describe('the command line of the desktop program', () => {
  test('without a command opens the window, with or without a folder', () => {
    expect(parse()).toEqual({ command: 'open', ...nothing });
    expect(parse('my app')).toEqual({ command: 'open', ...nothing, folder: 'my app' });
  });

  test('takes its flags before and after the folder, in every spelling', () => {
    const expected = { command: 'open', folder: 'dir', procfile: 'Procfile.dev', envFiles: ['.env', 'local.env'], port: 4000 };
    expect(parse('-f', 'Procfile.dev', '-e', '.env,local.env', '-p', '4000', 'dir')).toEqual(expected);
    expect(parse('dir', '-fProcfile.dev', '-e.env,local.env', '-p4000')).toEqual(expected);
    expect(parse('dir', '--procfile=Procfile.dev', '--env=.env,local.env', '--port=4000')).toEqual(expected);
  });

  test('trims lists of env files, and adds up several', () => {
    expect(parse('-e', ' .env , , other.env,', '-e', 'last.env')).toMatchObject({
      envFiles: ['.env', 'other.env', 'last.env'],
    });
  });

  test('takes everything after -- for names', () => {
    expect(parse('--', '-strange-')).toMatchObject({ command: 'open', folder: '-strange-' });
  });

  test('says its version and its usage', () => {
    expect(parse('--version')).toEqual({ command: 'say', text: '1.2.3\n' });
    expect(parse('--help')).toMatchObject({ command: 'say', text: expect.stringContaining('Usage: dynodeck') });
  });
});

describe('a command line that is wrong', () => {
  test.each([
    ['-p', '80'],
    ['-p', 'abc'],
    ['-p', '0'],
    ['-p', '70000'],
    ['-p', '5001x'],
    ['-p', ''],
    ['-p', '-1'],
    ['-e', ' , '],
    ['-f'],
    ['--unknown'],
    ['-x'],
    ['one', 'two'],
  ])('%s %s is refused in one sentence', (...argv) => {
    const parsed = parse(...argv);
    expect(parsed.command).toBe('fail');
    expect((parsed as { message: string }).message).toMatch(/^\S.*\.$/);
    expect((parsed as { message: string }).message).not.toContain('\n');
  });

  test('is told which flag has the value that cannot be used', () => {
    expect((parse('-p', 'abc') as { message: string }).message).toMatch(/^-p abc: /);
  });
});
