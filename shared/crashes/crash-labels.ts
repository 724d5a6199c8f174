import { assertNever } from '../text/assert-never.ts';
import type { Crash } from './crash.ts';
import { t, tn } from '../text/i18n.ts';

/** What the shell prints about a command it cannot find, in the forms of dash, bash and zsh, and of env. */
const NOT_FOUND = [
  /(?:^|: )([^\s:]+): (?:command )?not found$/,
  /command not found: (\S+)$/,
  /env: ['‘]?([^'’:]+)['’]?: No such file or directory$/,
];

/** What happened, without the dyno's name: `exited with status 1`, `did not bind $PORT in time (R10)`. */
export function crashTitle({ cause, status }: Pick<Crash, 'cause' | 'status'>): string {
  switch (cause) {
    case 'exit':
      return status === null ? t('ended') : exitWords({ status });
    case 'boot-timeout':
      return t('did not bind $PORT in time (R10)');
    case 'memory':
      return t('used far too much memory (R15)');
    case 'port-busy':
      return t('did not start: its port is in use');
    case 'refused':
      return t('could not be started');
    default:
      return assertNever(cause);
  }
}

/** What happened in a crash with the dyno's name: `web.1 exited with status 1` */
export function crashHeading(crash: Pick<Crash, 'dyno' | 'cause' | 'status'>): string {
  return t('{dyno} {ending}', { dyno: crash.dyno, ending: crashTitle(crash) });
}

/** Why that happens and what to do about it, in a sentence or two; null when the dyno's own last lines say more. */
export function crashReason(crash: Crash): string | null {
  const { cause, note } = crash;
  switch (cause) {
    case 'exit':
      return exitReason(crash);
    case 'boot-timeout':
      return (
        note ?? t('A web dyno must listen on the port that the PORT variable names, within 60 seconds of its start.')
      );
    case 'memory':
      return t('Its processes used more than twice the memory of its size. Look for a leak, or give it a larger size.');
    case 'port-busy':
    case 'refused':
      return note;
    default:
      return assertNever(cause);
  }
}

/** `4 times in a row`, for a list of facts; nothing of a crash that is the first. */
export function inARowWords({ inARow }: Pick<Crash, 'inARow'>): string[] {
  return inARow > 1 ? [tn(inARow, '{n} time in a row', '{n} times in a row')] : [];
}

/** Why a dyno ended, by its exit status; POSIX 2.8.2 for those of the shell. */
function exitReason({ status, overQuota, lines }: Crash): string | null {
  switch (status) {
    case 0:
      return t('It ended by itself and without an error, but a dyno of the formation is meant to keep running.');
    case 126:
      return t('The shell found the command but may not run it. Is it executable (chmod +x), and is it a program?');
    case 127:
      return notFoundWords(lines);
    case 129:
      return t('It was told that its terminal is gone (SIGHUP). Nobody in Dynodeck did that.');
    case 130:
      return t('It was interrupted, as Ctrl+C in its terminal does.');
    case 132:
      return t('It ran an instruction this processor does not have: a native part was built for another one.');
    case 134:
      return t('It gave up by itself (abort): a failed assertion, or no memory left for its runtime.');
    case 137:
      return overQuota
        ? t('It was killed after it went over its memory quota (R14): most likely the system ran out of memory.')
        : t('Nobody in Dynodeck killed it: most likely the system ran out of memory, or somebody ran kill -9.');
    case 139:
      return t(
        'It touched memory that is not its own: a fault in native code, such as an extension for another version.',
      );
    case 143:
      return t('It was told to end (SIGTERM) by something outside of Dynodeck.');
    default:
      return null;
  }
}

function notFoundWords(lines: readonly string[]): string {
  const command = missingCommand(lines);
  return command === null
    ? t('The shell did not find the command. Is it installed, and is its folder on PATH?')
    : t('The shell did not find “{command}”. Is it installed, and is its folder on PATH?', { command });
}

function missingCommand(lines: readonly string[]): string | null {
  for (const line of lines.toReversed()) {
    for (const pattern of NOT_FOUND) {
      const [, name] = pattern.exec(line.trim()) ?? [];
      if (name !== undefined) return name;
    }
  }
  return null;
}

/** A shell reports death by signal n as 128 + n. */
const SIGNAL_BASE = 128;

/** The signals with the same number on Linux and macOS; others are said by number. */
const SIGNALS: Readonly<Record<number, string>> = {
  1: 'SIGHUP',
  2: 'SIGINT',
  3: 'SIGQUIT',
  4: 'SIGILL',
  5: 'SIGTRAP',
  6: 'SIGABRT',
  8: 'SIGFPE',
  9: 'SIGKILL',
  11: 'SIGSEGV',
  13: 'SIGPIPE',
  14: 'SIGALRM',
  15: 'SIGTERM',
  24: 'SIGXCPU',
  25: 'SIGXFSZ',
};

/** The largest signal number of any platform we run on. */
const LAST_SIGNAL = 64;

/** Statuses a shell gives when it could not run the command at all (POSIX, 2.8.2). */
const SHELL_STATUSES: Readonly<Record<number, string>> = {
  126: t('not executable'),
  127: t('command not found'),
};

/** How a process ended, in words: `exited with status 7`, `killed by SIGSEGV (139)`. */
export function exitWords({ status }: { status: number }): string {
  const signal = signalOf(status);
  if (signal !== null) return t('killed by {signal} ({status})', { signal, status });
  const reason = SHELL_STATUSES[status];
  return reason === undefined
    ? t('exited with status {status}', { status })
    : t('exited with status {status} ({reason})', { status, reason });
}

/** The signal that ended a process, by its name where that is the same everywhere; null when none did. */
export function signalOf(status: number): string | null {
  const signal = status - SIGNAL_BASE;
  return signal > 0 && signal <= LAST_SIGNAL ? (SIGNALS[signal] ?? t('signal {number}', { number: signal })) : null;
}
