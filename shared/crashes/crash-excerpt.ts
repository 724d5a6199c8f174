import { stripAnsi } from '../logs/ansi.ts';

export interface CrashExcerpt {
  lines: string[];
  /** Index in `lines` of the first line of the stack trace or error message. */
  errorAt: number;
  headline: string | null;
}

/** The most lines of an excerpt: a long stack trace fits, and nobody reads more. */
const MAX_LINES = 60;
/** Shown of what came before the error, for its context. */
const LINES_BEFORE = 4;
/** When no error is recognised: what fits beside a terminal. */
const LINES_WITHOUT_ERROR = 10;
/** A line of a minified bundle says nothing after this many characters. */
const MAX_LINE_LENGTH = 400;

/** First lines of what runtimes print as they die. */
const HEADS = [
  /^Traceback \(most recent call last\)/,
  // Node and Deno: the place, then the line of code and a caret.
  /^(?:node:|file:\/\/|\/|[A-Za-z]:\\).*:\d+$/,
  /^Uncaught\b/,
  // Ruby: app.rb:3:in 'work': message (RuntimeError)
  /^\S+:\d+:in ['`].*\(\S+\)$/,
  /^panic: /,
  /^fatal error: /,
  /^thread '.*' (?:\(\d+\) )?panicked at/,
  /^\*\* \(/,
  /^Exception in thread /,
  /^Unhandled exception/i,
  /^PHP Fatal error/,
];
/** Lines that name the error itself. */
const ERRORS = [
  /^(?:Uncaught )?(?:[\w$]+(?:\.|::))*[A-Z]\w*(?:Error|Exception|Exit|Interrupt|Failure)\b(?: ?\[\w+\])?(?::|$)/,
  /^\S+:\d+:in ['`].*\(\S+\)$/,
  /^(?:panic|fatal error|fatal): /i,
  /^thread '.*' (?:\(\d+\) )?panicked at/,
  /^\*\* \(/,
  /^Exception in thread /,
  /^PHP Fatal error/,
  /(?:command not found|: not found|Permission denied|EADDRINUSE|Address already in use)/,
];
/** Ends of what a runtime prints after the error; they say nothing about it. */
const FOOTERS = [/^Node\.js v\d/, /^\s*at /, /^\s+from /, /^[\s})\]]*$/, /^exit status \d+$/, /^npm (?:ERR!|error)/];

/**
 * What a dyno printed last, with its whole stack trace where there is one.
 * @param text the end of its output, raw; its first line may be cut
 */
export function crashExcerpt(text: string): CrashExcerpt {
  const lines = text.split('\n').map(shownLine);
  while (lines.at(-1)?.trim() === '') lines.pop();
  if (lines.length === 0) return { lines: [], errorAt: 0, headline: null };
  const error = lastIndex(lines, ERRORS);
  const head = headOf(lines, error);
  const begin = head < 0 ? lines.length - LINES_WITHOUT_ERROR : head - LINES_BEFORE;
  const start = Math.max(0, begin, lines.length - MAX_LINES);
  const errorAt = head < 0 ? lines.length - start : Math.max(0, head - start);
  return { lines: lines.slice(start), errorAt, headline: headlineOf(lines, error) };
}

/** A line without escape sequences; a carriage return starts it over, as on a terminal. */
function shownLine(line: string): string {
  const written = line.replace(/\r+$/, '');
  const last = stripAnsi(written.slice(written.lastIndexOf('\r') + 1));
  return last.length > MAX_LINE_LENGTH ? `${last.slice(0, MAX_LINE_LENGTH)}…` : last;
}

/** The head of the trace that the error belongs to: the nearest one before it, else itself. */
function headOf(lines: string[], error: number): number {
  const last = error < 0 ? lines.length - 1 : error;
  const head = lines.findLastIndex((line, index) => index <= last && matches(line, HEADS));
  const isNear = head > last - MAX_LINES || lines.slice(head + 1, last).every((line) => /^\s/.test(line));
  return head >= 0 && isNear ? head : error;
}

function headlineOf(lines: string[], error: number): string | null {
  if (error >= 0) return lines[error]?.trim() ?? null;
  const telling = lines.filter((line) => !matches(line, FOOTERS));
  return telling.at(-1)?.trim() ?? null;
}

/** Where the last error near the end is: an older one was survived. */
function lastIndex(lines: string[], patterns: readonly RegExp[]): number {
  for (let index = lines.length - 1; index >= Math.max(0, lines.length - MAX_LINES); index--) {
    if (matches(lines[index] ?? '', patterns)) return index;
  }
  return -1;
}

function matches(line: string, patterns: readonly RegExp[]): boolean {
  return patterns.some((pattern) => pattern.test(line));
}
