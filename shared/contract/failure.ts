/** Why a request was not carried out. Codes are stable; messages say what happened, why, and what to do. */
export interface Failure {
  code: FailureCode;
  message: string;
}

export type FailureCode =
  | 'bad-request'
  | 'unknown-app'
  | 'unknown-dyno'
  | 'unknown-process-type'
  | 'unknown-view'
  | 'folder-unreadable'
  | 'no-procfile'
  | 'untrusted'
  | 'port-invalid'
  | 'port-busy'
  | 'command-missing'
  | 'closed'
  | 'internal';

/** A {@link Failure} on its way through code that throws. */
export class DynodeckError extends Error {
  constructor(
    readonly code: FailureCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'DynodeckError';
  }
}

/** Any thrown value as a {@link Failure}. */
export function toFailure(thrown: unknown): Failure {
  if (thrown instanceof DynodeckError) return { code: thrown.code, message: thrown.message };
  return { code: 'internal', message: thrown instanceof Error ? thrown.message : String(thrown) };
}
