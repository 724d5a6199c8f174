import { DynodeckError } from '../../shared/failure.ts';

/** Linux starts no program with a longer argument or variable (MAX_ARG_STRLEN: 32 pages of 4 KiB, its NUL included). */
const MAX_ARGUMENT_BYTES = 128 * 1024 - 1;

/**
 * Says in time what the system would say with `Argument list too long`, which names nothing. Elsewhere only the sum
 * counts, which nobody knows beforehand.
 * @throws {DynodeckError} when the command or a variable is too long for a program of this system
 */
export function requireStartable(command: string, env: Readonly<Record<string, string>>, platform = process.platform): void {
  if (platform !== 'linux') return;
  if (Buffer.byteLength(command) > MAX_ARGUMENT_BYTES) throw tooLong('The command is', 'Put it into a script.');
  for (const [name, value] of Object.entries(env)) {
    if (Buffer.byteLength(`${name}=${value}`) <= MAX_ARGUMENT_BYTES) continue;
    throw tooLong(`The value of ${name} is`, 'Put it into a file, and the name of the file into the variable.');
  }
}

function tooLong(what: string, advice: string): DynodeckError {
  return new DynodeckError('bad-request', `${what} longer than the 128 KiB with which Linux starts a program. ${advice}`);
}
