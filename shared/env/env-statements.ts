import { UNDECODED } from '../text/undecoded.ts';
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

export type EnvFlaw = 'no-equals' | 'no-name' | 'nul' | 'no-name-possible' | 'not-utf8';

export const BYTE_ORDER_MARK = '\ufeff';
/** The warning of a comment that cannot be read. */
export const UNREADABLE_COMMENT = 'This comment is not in UTF-8 but in Latin-1, Windows-1252 or the like. Save the file as UTF-8.';
export const EXPORT = /^export\s+/;
/** `heroku local` skips lines of up to this many characters, so that no config var comes of them. */
const MAX_SKIPPED_CHARACTERS = 2;

/** The statements of an env file of lines; together they are its text, but for a byte order mark. */
export function scanStatements(text: string): EnvStatement[] {
  const statements: EnvStatement[] = [];
  let before: Before = { openQuote: false, key: false, base64: false };
  let line = 1;
  for (let start = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0; start < text.length; ) {
    const statement = readStatement(text, start, line, before);
    statements.push(statement);
    before = behind(before, text.slice(start, statement.end), statement);
    line += lineBreaksIn(text, start, statement.end);
    start = statement.end;
  }
  return statements;
}

/** Why these cannot be a config var. */
export function flawOf(name: string, value: string): EnvFlaw | null {
  if (name === '') return 'no-name';
  if (UNDECODED.test(name) || UNDECODED.test(value)) return 'not-utf8';
  return name.includes('\0') || value.includes('\0') ? 'nul' : null;
}

/** What the lines before one say about it. */
interface Before {
  /** A quote was opened and never closed. */
  openQuote: boolean;
  /** A key in PEM format was begun without quotes, and has not ended. */
  key: boolean;
  /** The line before is a piece of base64. */
  base64: boolean;
}

const KEY_BEGINS = /-----BEGIN [^\n]*-----\s*$/;
const KEY_ENDS = /-----END [^\n]*-----/;
/** A line that gives a value to a name as people write them: no key goes on behind it. Padding (`…Q==`) gives none. */
const GIVES_VALUE = /^\s*(?:export\s+)?[A-Za-z_]\w*\s*=\s*[^=\s]/;

function behind(before: Before, raw: string, { start, name, value, valueStart, open, flaw }: EnvStatement): Before {
  const isBase64 = flaw === 'no-name-possible' && BASE64.test(raw.trim());
  const isInKey = before.key && !KEY_ENDS.test(raw) && name === null;
  const isBare = valueStart !== null && !/^\s*["']/.test(raw.slice(valueStart - start));
  const begins = (isBare || open) && KEY_BEGINS.test(value);
  return { openQuote: before.openQuote || open, key: isInKey || begins, base64: isBase64 };
}

function readStatement(text: string, start: number, line: number, before: Before): EnvStatement {
  const lineEndsAt = lineEnd(text, start);
  const raw = text.slice(start, lineEndsAt);
  const trimmed = raw.trim();
  const equals = raw.indexOf('=');
  const end = Math.min(lineEndsAt + 1, text.length);
  const blank = { start, end, line, name: null, value: '', valueStart: null, open: false, flaw: null, warning: null };
  if (trimmed === '' || trimmed.startsWith('#')) {
    return UNDECODED.test(raw) ? { ...blank, warning: UNREADABLE_COMMENT } : blank;
  }
  if (isOfNoVariable(trimmed, before)) return { ...blank, flaw: 'no-name-possible' };
  if (equals === -1) {
    if (UNDECODED.test(raw)) return { ...blank, flaw: 'not-utf8' };
    return isBareName(trimmed, before.openQuote) ? { ...blank, name: trimmed } : { ...blank, flaw: 'no-equals' };
  }
  const valueStart = start + equals + 1;
  const { value, end: valueEnd, open, warning } = readEnvValue(text, valueStart);
  const name = raw.slice(0, equals).trim().replace(EXPORT, '');
  const flaw = flawOf(name, value);
  const given = { name: flaw === null ? name : null, value, valueStart, open, flaw, warning };
  return { ...blank, ...given, end: Math.min(valueEnd + 1, text.length) };
}

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
/** Characters of a line of base64 that stands alone; a name of so many has words in it, with `_` between them. */
const MANY_CHARACTERS = 40;
/** The same with padding behind it, which few values look like. */
const SOME_CHARACTERS = 16;
/** A member or bracket of JSON. */
const OF_JSON = /^["'][^=]*["']\s*:|^[[{}\](),]|^[^=]*,$/;
/** A quote before a name and none behind it. */
const OPENS_QUOTE = /^(["'])(?!.*\1$)/;
/** What no name has that anybody would give; other odd names are kept, as `heroku local` does. */
const OF_NO_NAME = /[+/\\{}<>,;]|:\s/;

/**
 * A line that cannot be a config var: of a key in PEM format, of base64 or of JSON that was pasted without quotes.
 * `heroku local` makes names of them, which then show secrets wherever names are shown.
 */
function isOfNoVariable(line: string, { key, base64, openQuote }: Before): boolean {
  if (/^-----(?:BEGIN|END) /.test(line)) return true;
  if (key && !GIVES_VALUE.test(line)) return isOfKey(line);
  if (BASE64.test(line)) {
    const characters = line.replace(/=+$/, '');
    const isWhole = line.length % 4 === 0;
    if (base64 || openQuote) return isWhole && (line.endsWith('=') || base64);
    if (/[+/]/.test(characters)) return true;
    if (line.endsWith('==')) return isWhole && characters.length >= SOME_CHARACTERS;
    return characters.length >= MANY_CHARACTERS && isMixed(characters);
  }
  if (OF_JSON.test(line)) return true;
  const equals = line.indexOf('=');
  const name = (equals === -1 ? line : line.slice(0, equals)).trim();
  return OF_NO_NAME.test(name) || (equals !== -1 && OPENS_QUOTE.test(name));
}

/** Of what stands between its first line and its last: base64, and headers such as `Proc-Type: 4,ENCRYPTED`. */
function isOfKey(line: string): boolean {
  return !line.includes('=') || /^[\w-]+: /.test(line) || (BASE64.test(line) && line.length % 4 === 0);
}

function isMixed(characters: string): boolean {
  return /[a-z]/.test(characters) && /[A-Z]/.test(characters) && /\d/.test(characters);
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
