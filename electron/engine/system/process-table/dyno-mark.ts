import { randomBytes } from 'node:crypto';

/**
 * The one variable of ours in a dyno's environment. Children inherit it, so it finds those that have left the dyno's
 * session and lost their parents. Its value is `ENGINE-DYNO`, both random.
 */
export const MARK_VARIABLE = 'DYNODECK_MARK';

/** 64 bits: two engines of one machine never share it. */
const MARK_BYTES = 8;

/** Stands for this engine in the marks of all its dynos. */
export const ENGINE_MARK = randomBytes(MARK_BYTES).toString('hex');

/** A mark no other spawn has. */
export function newMark(): string {
  return `${ENGINE_MARK}-${randomBytes(MARK_BYTES).toString('hex')}`;
}

/** The mark among NUL-separated `NAME=value` pairs, as in `/proc/PID/environ`. */
export function findMark(environ: string): string | null {
  const name = `${MARK_VARIABLE}=`;
  const start = environ.startsWith(name) ? 0 : environ.indexOf(`\0${name}`) + 1;
  if (start === 0 && !environ.startsWith(name)) return null;
  const end = environ.indexOf('\0', start);
  return environ.slice(start + name.length, end === -1 ? undefined : end);
}
