import { t } from '../text/i18n.ts';

/** A shell reports death by signal n as 128 + n. */
const SIGNAL_BASE = 128;

/** Only signals with the same number on Linux and macOS; others are said by number. */
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
