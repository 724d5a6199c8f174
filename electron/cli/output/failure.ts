import { toFailure } from '../../../shared/contract/failure.ts';

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
  process.stderr.write(`dynodeck: ${message}\n`);
  return thrown instanceof CommandFailure ? thrown.status : 1;
}
