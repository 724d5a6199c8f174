import { expect, test } from 'vitest';
import { isStartedFromIcon } from '../../../../electron/engine/system/login-shell.ts';
import { loginShellInvocation } from '../../../../electron/engine/system/login-shell-invocation.ts';

const COMMAND = "/bin/sh -c 'printf m4rk; env -0; printf m4rk'";

test.each([
  ['/bin/bash', ['-ilc', COMMAND], 'bash'],
  ['/usr/bin/zsh', ['-ilc', COMMAND], 'zsh'],
  ['/opt/homebrew/bin/fish', ['-ilc', COMMAND], 'fish'],
  ['/bin/tcsh', ['-ic', COMMAND], '-tcsh'],
  ['/bin/csh', ['-ic', COMMAND], '-csh'],
  ['/usr/local/bin/pwsh', ['-Login', '-Command', COMMAND], 'pwsh'],
  ['/usr/bin/nu', ['-l', '-i', '-c', COMMAND], 'nu'],
])('%s is asked as its own manual says', (shell, args, argv0) => {
  expect(loginShellInvocation(shell, 'm4rk')).toEqual({ args, argv0 });
});

test('a start without a terminal is one from an icon; one from a terminal, by npm or under Windows is not', () => {
  expect(isStartedFromIcon({}, 'linux')).toBe(true);
  expect(isStartedFromIcon({ TERM: 'dumb' }, 'darwin')).toBe(true);
  expect(isStartedFromIcon({ TERM: 'xterm-256color' }, 'linux')).toBe(false);
  expect(isStartedFromIcon({ npm_lifecycle_event: 'test' }, 'linux')).toBe(false);
  expect(isStartedFromIcon({}, 'win32')).toBe(false);
});
