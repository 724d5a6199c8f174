import { toFailure } from '../../../shared/contract/failure.ts';
import type { Problem } from '../../../shared/text/problem.ts';
import { tellLines } from './tell.ts';

/** Ends a command with one sentence on stderr. */
export class CommandFailure extends Error {
  constructor(
    message: string,
    readonly status = 1,
  ) {
    super(message);
  }
}

/** Says why a command failed. @returns its exit status */
export function tellFailure(thrown: unknown): number {
  const { message } = toFailure(thrown);
  tellLines(`dynodeck: ${message}`.split('\n'));
  return thrown instanceof CommandFailure ? thrown.status : 1;
}

/** Commander's `error: unknown option '--x'` as one line that says what to do. */
export function usageSentence(message: string, command = 'dynodeck'): string {
  const [text = ''] = message.replace(/^error: /, '').split('\n');
  return `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, '')}. See \`${command} --help\`.`;
}

/** One line per problem, as compilers print theirs: `Procfile:3: …`. */
export function formatProblem({ file, line, message }: Problem): string {
  return line === null ? `${file}: ${message}` : `${file}:${line}: ${message}`;
}
