import type { OneOffStreams } from '../../../../shared/contract/contract.ts';
import { quoted, SH, shellArguments } from '../../system/command-shell.ts';
import type { SpawnOptions } from '../dyno-process.ts';
import { markPrefix } from './end-mark.ts';

/** The variable that holds those with names that not every shell passes on, as words for a shell. */
const OTHERS = 'DYNODECK_OTHERS';
const SHELL_NAME = /^[A-Za-z_]\w*$/;
/** The most that is kept of such variables, in bytes: half of what Linux takes for one variable. */
const MAX_OTHERS_BYTES = 64 * 1024;

/**
 * The session leader of a dyno's terminal: a shell that outlives the command, because Linux throws away what has not
 * been read from a terminal when its session leader ends. $1 is the mark's beginning; what follows is the shell
 * that runs the command, and its arguments. The leader itself is always sh.
 *
 * - Descriptor 3 is the terminal opened anew: programs may set O_NONBLOCK on the one they inherit, and a write of the
 *   mark would then fail where it should wait.
 * - Standard error is moved away, or the shell would comment on how the command ended ("Segmentation fault").
 * - Signals are caught, not ignored: ignoring is inherited. They reach the leader from the keyboard (its process group
 *   is the foreground's) and from programs that signal their own group with `kill 0`.
 * - `iutf8` makes backspace delete a whole character; node-pty sets it only when it decodes, which we do not want.
 * - `exec` in the subshell: the command's shell is the leader's direct child, and `$$` its own pid.
 * - Some shells drop variables whose names no shell can write (`A.B`, or the functions that a bash exports): env(1)
 *   sets them again, from one variable that holds them as words.
 * - After the command: a failed write means that the terminal, and the engine, have gone. What the leader was given
 *   (`subreaper.ts`) would lose its last trace with it, so it stays as long as there is any: the guardian and the next
 *   engine find it by its mark. TTOU is ignored only now, as it would be inherited: with `stty tostop` a background
 *   write of the mark would stop.
 * - The leader then stops itself until the engine has ended the leftovers and continues it: its second mark is the
 *   last output of the terminal. Unlike reading something, stopping is not upset by what was typed ahead.
 */
function script(streams: OneOffStreams | undefined): string {
  return [
    'exec 3>/dev/tty 2>/dev/null',
    'trap : HUP INT QUIT TERM USR1 USR2 ALRM',
    '(shift; stty iutf8',
    `if [ -n "$${OTHERS}" ]; then eval "set -- /usr/bin/env -- $${OTHERS} \\"\\$@\\""; unset ${OTHERS}; fi`,
    `exec "$@" ${streams === undefined ? '2>&1' : redirections(streams)} 3>&-)`,
    's=$?',
    "trap '' TTOU",
    'children() { c=; read -r c </proc/$$/task/$$/children; [ -n "$c" ]; }',
    'stay() { while children; do sleep 1; done; exit "$s"; }',
    'mark() { printf "%s%s\\a" "$1" "$s" >&3 || stay; }',
    'mark "$1"; kill -s STOP $$',
    'mark "$1"; kill -s STOP $$',
  ].join('\n');
}

function redirections({ input, output, error }: OneOffStreams): string {
  return `<${quoted(input)} >${quoted(output)} 2>${quoted(error)}`;
}

/** The arguments of sh that have a shell run the command. */
export function leaderArguments({ shell = SH, command, streams }: SpawnOptions, nonce: string): string[] {
  return ['-c', script(streams), 'dynodeck', markPrefix(nonce), shell, ...shellArguments(shell, command)];
}

/** The environment of the leader, out of that of the command. */
export function leaderEnvironment(env: Readonly<Record<string, string>>): Record<string, string> {
  const others = Object.entries(env).filter(([name]) => !SHELL_NAME.test(name));
  if (others.length === 0) return { ...env };
  const words = others.map(([name, value]) => quoted(`${name}=${value}`)).join(' ');
  const kept = Object.entries(env).filter(([name]) => SHELL_NAME.test(name));
  return { ...Object.fromEntries(kept), ...(Buffer.byteLength(words) > MAX_OTHERS_BYTES ? {} : { [OTHERS]: words }) };
}
