import { lineEnd, readEnvValue } from './env-value.ts';

/** A line of an env file, or several when its value goes on over them. */
export interface EnvStatement {
  /** Of its first character, and of the one behind its line end. */
  start: number;
  end: number;
  /** 1-based line where it starts. */
  line: number;
  /** Null when it gives no config var: a comment, a blank or bad line. */
  name: string | null;
  value: string;
  /** Behind the `=`; null in a line without one. */
  valueStart: number | null;
  /** Its quote is never closed: how the lines behind it are read depends on it. */
  open: boolean;
  /** Why it gives no config var though it is neither blank nor a comment. */
  flaw: EnvFlaw | null;
  /** What its owner may have meant otherwise. */
  warning: string | null;
}

export type EnvFlaw = 'no-equals' | 'no-name' | 'nul';

export const BYTE_ORDER_MARK = '\ufeff';
export const EXPORT = /^export\s+/;
/** `heroku local` skips lines of up to this many characters, so that no config var comes of them. */
const MAX_SKIPPED_CHARACTERS = 2;

/** The statements of an env file of lines; together they are its text, but for a byte order mark. */
export function scanStatements(text: string): EnvStatement[] {
  const statements: EnvStatement[] = [];
  let afterOpenQuote = false;
  let line = 1;
  for (let start = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0; start < text.length; ) {
    const statement = readStatement(text, start, line, afterOpenQuote);
    statements.push(statement);
    afterOpenQuote ||= statement.open;
    line += lineBreaksIn(text, start, statement.end);
    start = statement.end;
  }
  return statements;
}

/** Why these cannot be a config var. */
export function flawOf(name: string, value: string): EnvFlaw | null {
  if (name === '') return 'no-name';
  return name.includes('\0') || value.includes('\0') ? 'nul' : null;
}

function readStatement(text: string, start: number, line: number, afterOpenQuote: boolean): EnvStatement {
  const lineEndsAt = lineEnd(text, start);
  const raw = text.slice(start, lineEndsAt);
  const trimmed = raw.trim();
  const equals = raw.indexOf('=');
  const end = Math.min(lineEndsAt + 1, text.length);
  const blank = { start, end, line, name: null, value: '', valueStart: null, open: false, flaw: null, warning: null };
  if (trimmed === '' || trimmed.startsWith('#')) return blank;
  if (equals === -1) {
    return isBareName(trimmed, afterOpenQuote) ? { ...blank, name: trimmed } : { ...blank, flaw: 'no-equals' };
  }
  const valueStart = start + equals + 1;
  const { value, end: valueEnd, open, warning } = readEnvValue(text, valueStart);
  const name = raw.slice(0, equals).trim().replace(EXPORT, '');
  const flaw = flawOf(name, value);
  const given = { name: flaw === null ? name : null, value, valueStart, open, flaw, warning };
  return { ...blank, ...given, end: Math.min(valueEnd + 1, text.length) };
}

/**
 * A line without `=`: `heroku local` makes it a config var without a value. Not so after a quote that was never
 * closed, where it may be the next line of a private key, which must not be shown as a name.
 */
function isBareName(text: string, afterOpenQuote: boolean): boolean {
  const isSkipped = text.length <= MAX_SKIPPED_CHARACTERS || EXPORT.test(text) || afterOpenQuote;
  return !isSkipped && !text.includes('\0');
}

function lineBreaksIn(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', start); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
