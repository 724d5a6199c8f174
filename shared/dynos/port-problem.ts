import type { ConfigVar } from '../config/config-vars.ts';
import type { RejectedPort } from './ports.ts';
import type { Problem } from '../text/problem.ts';

/** Where a port came from that is written in no file. */
export const COMMAND_LINE = 'command line';
export const SHELL = 'shell';

/** A base port that cannot be used, told at the place it was written: the env file's line where it has one. */
export function portProblem({ origin, message }: RejectedPort, configVars: readonly ConfigVar[]): Problem {
  const configVar = configVars.find(({ name }) => name === 'PORT');
  if (origin === 'env file' && configVar) {
    return { file: configVar.file, line: configVar.line, level: 'error', message };
  }
  return { file: origin === 'shell' ? SHELL : COMMAND_LINE, line: null, level: 'error', message };
}
