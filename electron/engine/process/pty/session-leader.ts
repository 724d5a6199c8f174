import { markPrefix } from './end-mark.ts';

/**
 * The session leader of a dyno's terminal: a shell that outlives the command, because Linux throws away what has not
 * been read from a terminal when its session leader ends. $1 is the command, $2 the mark's beginning.
 *
 * - Descriptor 3 is the terminal opened anew: programs may set O_NONBLOCK on the one they inherit, and a write of the
 *   mark would then fail where it should wait.
 * - Standard error is moved away, or the shell would comment on how the command ended ("Segmentation fault").
 * - Signals are caught, not ignored: ignoring is inherited. They reach the leader from the keyboard (its process group
 *   is the foreground's) and from programs that signal their own group with `kill 0`.
 * - `iutf8` makes backspace delete a whole character; node-pty sets it only when it decodes, which we do not want.
 * - `exec` in the subshell: the command's shell is the leader's direct child, and `$$` its own pid.
 * - After the command: a failed write means that the terminal, and the engine, have gone. What the leader was given
 *   (`subreaper.ts`) would lose its last trace with it, so it stays as long as there is any: the guardian and the next
 *   engine find it by its mark. TTOU is ignored only now, as it would be inherited: with `stty tostop` a background
 *   write of the mark would stop.
 * - The leader then stops itself until the engine has ended the leftovers and continues it: its second mark is the
 *   last output of the terminal. Unlike reading something, stopping is not upset by what was typed ahead.
 */
const SCRIPT = [
  'exec 3>/dev/tty 2>/dev/null',
  'trap : HUP INT QUIT TERM USR1 USR2 ALRM',
  '(stty iutf8; exec /bin/sh -c "$1" 2>&1 3>&-)',
  's=$?',
  "trap '' TTOU",
  'children() { c=; read -r c </proc/$$/task/$$/children; [ -n "$c" ]; }',
  'stay() { while children; do sleep 1; done; exit "$s"; }',
  'mark() { printf "%s%s\\a" "$1" "$s" >&3 || stay; }',
  'mark "$2"; kill -s STOP $$',
  'mark "$2"; kill -s STOP $$',
].join('\n');

export const SHELL = '/bin/sh';

/** Arguments of {@link SHELL} that run the command. Shell names in messages stay those of a plain `sh -c`. */
export function leaderArguments(command: string, nonce: string): string[] {
  return ['-c', SCRIPT, 'dynodeck', command, markPrefix(nonce)];
}
