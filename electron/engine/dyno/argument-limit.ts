import { readFileSync } from 'node:fs';
import { DynodeckError } from '../../../shared/contract/failure.ts';

const KIB = 1024;
const MIB = 1024 * KIB;
/** Linux starts no program with a longer argument or variable (MAX_ARG_STRLEN: 32 pages of 4 KiB, its NUL included). */
const MAX_ARGUMENT_BYTES = 128 * KIB - 1;
/**
 * The kernel starts nothing with more arguments together than a quarter of the stack, within these bounds (fs/exec.c,
 * bprm_stack_limits).
 */
const LEAST_TOTAL_BYTES = 128 * KIB;
const MOST_TOTAL_BYTES = 6 * MIB;
const STACK_SHARE = 1 / 4;
/** What each of them takes beside its text: a pointer and a NUL. */
const BYTES_EACH = 8 + 1;
/** Room for what comes to a dyno's own arguments: the script of its session leader, its marks. */
const LEADER_BYTES = 4 * KIB;

/**
 * Says in time what the system would say with `Argument list too long`, which names nothing. Elsewhere only the sum
 * counts, by other rules.
 * @throws {DynodeckError} when the command and the variables are too long for a program of this system
 */
export function requireStartable(
  command: string,
  env: Readonly<Record<string, string>>,
  platform = process.platform,
): void {
  if (platform !== 'linux') return;
  const commandBytes = Buffer.byteLength(command);
  if (commandBytes > MAX_ARGUMENT_BYTES) throw tooLong('The command is', 'Put it into a script.');
  const variables = Object.entries(env).map(([name, value]) => ({ name, bytes: Buffer.byteLength(name + value) + 1 }));
  const large = variables.find(({ bytes }) => bytes > MAX_ARGUMENT_BYTES);
  if (large !== undefined) throw tooLong(`The value of ${large.name} is`, MOVE_IT);
  const total = variables.reduce((sum, { bytes }) => sum + bytes + BYTES_EACH, commandBytes + LEADER_BYTES);
  if (total > LEAST_TOTAL_BYTES && total > maxTotalBytes()) throw tooMuch(total, variables);
}

/** The limit of this process, which its children inherit. */
function maxTotalBytes(): number {
  const [, soft] = /^Max stack size +(\d+|unlimited)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? [];
  const stack = soft === undefined || soft === 'unlimited' ? Infinity : Number(soft);
  return Math.min(Math.max(stack * STACK_SHARE, LEAST_TOTAL_BYTES), MOST_TOTAL_BYTES);
}

const MOVE_IT = 'Put it into a file, and the name of the file into the variable.';

function tooLong(what: string, advice: string): DynodeckError {
  const limit = 'the 128 KiB with which Linux starts a program';
  return new DynodeckError('bad-request', `${what} longer than ${limit}. ${advice}`);
}

function tooMuch(total: number, variables: { name: string; bytes: number }[]): DynodeckError {
  const [largest] = variables.toSorted((a, b) => b.bytes - a.bytes);
  const what = `The command and all variables take ${kibibytes(total)}`;
  const limit = `the ${kibibytes(maxTotalBytes())} with which Linux starts a program`;
  const named = `The largest is ${largest?.name} (${kibibytes(largest?.bytes ?? 0)}).`;
  return new DynodeckError('bad-request', `${what}, more than ${limit}. ${named} ${MOVE_IT}`);
}

function kibibytes(bytes: number): string {
  return `${Math.ceil(bytes / KIB)} KiB`;
}
