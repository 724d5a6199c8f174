import { basename } from 'node:path';

export interface Invocation {
  args: string[];
  /** By a leading hyphen a shell knows itself as a login shell (login(1)). */
  argv0: string;
}

/**
 * How a shell is asked, as an interactive login shell, to print its environment between two marks. Developers set PATH
 * in any of its start-up files, and some of these are read only by login shells, others only by interactive ones.
 * @param mark letters and digits
 */
export function loginShellInvocation(shell: string, mark: string): Invocation {
  const name = basename(shell).replace(/\.exe$/i, '');
  // sh(1) does the printing, since every shell understands this line alike.
  const command = `/bin/sh -c 'printf ${mark}; env -0; printf ${mark}'`;
  switch (name) {
    case 'csh':
    case 'tcsh':
      // Their -l must stand alone.
      return { args: ['-ic', command], argv0: `-${name}` };
    case 'pwsh':
    case 'powershell':
      return { args: ['-Login', '-Command', command], argv0: name };
    case 'nu':
    case 'xonsh':
      return { args: ['-l', '-i', '-c', command], argv0: name };
    default:
      return { args: ['-ilc', command], argv0: name };
  }
}
