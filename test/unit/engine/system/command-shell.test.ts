import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { execution, findShell, SH } from '../../../../electron/engine/system/command-shell.ts';

function folderWith(program: string): string {
  const folder = mkdtempSync(join(tmpdir(), "it's a shell "));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, program), '#!/bin/sh\nexec sh "$@"\n');
  chmodSync(join(folder, program), 0o755);
  return folder;
}

describe.skipIf(process.platform === 'win32')('the shell of commands', () => {
  it('is the first bash of PATH', () => {
    const folder = folderWith('bash');
    expect(findShell(null, `/nowhere:${folder}:/usr/bin`)).toBe(join(folder, 'bash'));
    expect(findShell('bash', folder)).toBe(join(folder, 'bash'));
  });

  it('is a bash at one of the usual places where PATH leads to none, and never one of the current folder', () => {
    expect(findShell(null, '')).toMatch(/^(\/usr|\/usr\/local)?\/bin\/bash$/);
    expect(findShell(null, '.::relative')).toMatch(/^(\/usr|\/usr\/local)?\/bin\/bash$/);
  });

  it('is what was chosen, by name or by path', () => {
    const folder = folderWith('mysh');
    expect(findShell('mysh', folder)).toBe(join(folder, 'mysh'));
    expect(findShell(join(folder, 'mysh'))).toBe(join(folder, 'mysh'));
    expect(findShell('sh', folder)).toBe(SH);
  });

  it('is told to be missing in a sentence', () => {
    expect(() => findShell('nope', '/usr/bin')).toThrow('There is no shell nope on PATH, so nothing can run.');
    expect(() => findShell('/etc/passwd')).toThrow('There is no shell /etc/passwd as a program that may be run');
    expect(() => findShell('./bash', '/usr/bin')).toThrow('There is no shell ./bash');
  });

  it('can take the place of another, whatever is in its path and in the line', () => {
    const shell = join(folderWith('mysh'), 'mysh');
    const line = `printf '%s|' "it's" $((1 + 1)); exit 7 # end`;
    expect(spawnSync(SH, ['-c', execution(shell, line)], { encoding: 'utf8' })).toMatchObject({ status: 7, stdout: "it's|2|" });
  });
});
