import { LOG_LEVELS, type LogLevel } from '../../../../shared/logs/log.ts';

/** Levels as the small numbers an index holds; 0 is none. */
export const NO_LEVEL = 0;
const ERROR = 1;
const WARN = 2;
const INFO = 3;
const DEBUG = 4;

/** Formats name the level near the start of a line; JSON objects may have it anywhere, but seldom later than this. */
const HEAD_BYTES = 64;
const JSON_BYTES = 400;
/** Shorter lines can say nothing beside a level. */
const MIN_BYTES = 4;

const WORDS: Readonly<Record<string, number>> = {
  error: ERROR,
  err: ERROR,
  fatal: ERROR,
  critical: ERROR,
  crit: ERROR,
  panic: ERROR,
  severe: ERROR,
  alert: ERROR,
  emerg: ERROR,
  warn: WARN,
  warning: WARN,
  info: INFO,
  notice: INFO,
  debug: DEBUG,
  trace: DEBUG,
  verbose: DEBUG,
};

const LEVEL_KEYS: ReadonlySet<string> = new Set(['level', 'lvl', 'severity', 'levelname', 'loglevel', 'log_level']);

export function levelName(level: number): LogLevel | null {
  return LOG_LEVELS[level - 1] ?? null;
}

export function levelNumber(name: LogLevel): number {
  return LOG_LEVELS.indexOf(name) + 1;
}

const LETTER = 1;
const DIGIT = 2;
const ESCAPE = 4;
const KINDS = Uint8Array.from({ length: 256 }, (_, byte) => kindOf(byte));
const LONGEST = Math.max(...Object.keys(WORDS).map((word) => word.length));

/**
 * Marks the two bytes, as first × 256 + second, that a level word or a key can begin with: nearly all words of a line
 * are passed by with one look.
 */
const BEGINNINGS = new Uint8Array(65_536);
for (const word of [...Object.keys(WORDS), ...LEVEL_KEYS]) {
  for (const spelt of [word, word.toUpperCase(), word.charAt(0).toUpperCase() + word.slice(1)]) {
    BEGINNINGS[(spelt.charCodeAt(0) << 8) | spelt.charCodeAt(1)] = 1;
  }
}

/** The underscore joins words, and a byte beyond ASCII belongs to one. */
function kindOf(byte: number): number {
  if (byte === 0x1b) return ESCAPE;
  if (byte >= 0x30 && byte <= 0x39) return DIGIT;
  if ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) return LETTER;
  return byte === 0x5f || byte > 0x7f ? LETTER : 0;
}

/**
 * The level a line of an app names for itself, by the first level word in a place where log formats put it:
 * in capitals anywhere in the head (`2026-11-20 ERROR main`), or in any case in brackets (`[error]`, `<warn>`), after a
 * key (`level=error`, `"level":"error"`, pino's `"level":50`), before a colon (`warning: …`, `TypeError: …` where the
 * line begins), or as Ruby's Logger has it (`E, [2026-…`). A level word of ordinary prose is none.
 */
export function levelOf(bytes: Uint8Array, from: number, end: number): number {
  if (end - from < MIN_BYTES) return NO_LEVEL;
  const isJson = bytes[from] === OPEN_BRACE;
  if (!isJson && bytes[from + 1] === COMMA && bytes[from + 3] === OPEN_BRACKET) return rubyLevel(bytes[from] as number);
  if (KINDS[bytes[from] as number] === LETTER && isErrorName(bytes, from, end)) return ERROR;
  const line = { bytes, from, end, isJson };
  const to = Math.min(end - 1, from + (isJson ? JSON_BYTES : HEAD_BYTES));
  let at = from;
  let isFirst = true;
  while (at < to) {
    const byte = bytes[at] as number;
    const kind = KINDS[byte] as number;
    if (kind === LETTER) {
      const start = at++;
      while (at < end && ((KINDS[bytes[at] as number] as number) & (LETTER | DIGIT)) !== 0) at++;
      if (BEGINNINGS[(byte << 8) | (bytes[start + 1] as number)] === 1) {
        const level = wordLevel(line, start, at, isFirst);
        if (level !== NO_LEVEL) return level;
      }
      isFirst = false;
    } else {
      at = kind === ESCAPE ? afterColour(bytes, at, end) : at + 1;
    }
  }
  return NO_LEVEL;
}

/**
 * The level of a line of the dyno manager or the router: `Error R10 (…)` and `at=error` are errors, `at=warning` a
 * warning (docs/heroku.md §3.5, §5); the rest is information.
 */
export function herokuLevelOf(bytes: Uint8Array, from: number, end: number): number {
  if (startsWith(bytes, from, end, ERROR_SPACE) || startsWith(bytes, from, end, AT_ERROR)) return ERROR;
  return startsWith(bytes, from, end, AT_WARNING) ? WARN : INFO;
}

const ERROR_SPACE = Buffer.from('Error ');
const AT_ERROR = Buffer.from('at=error');
const AT_WARNING = Buffer.from('at=warning');

const SPACE = 0x20;
const QUOTE = 0x22;
/** The sign before a parameter of an address. */
const AMPERSAND = 0x26;
const QUESTION_MARK = 0x3f;
const COMMA = 0x2c;
const DASH = 0x2d;
const DOT = 0x2e;
const SLASH = 0x2f;
const COLON = 0x3a;
const EQUALS = 0x3d;
const LESS = 0x3c;
const GREATER = 0x3e;
const AT = 0x40;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const CLOSE_PARENTHESIS = 0x29;
const SEMICOLON = 0x3b;
/** `m`, as in ESC [ 31 m */
const END_OF_COLOUR = 0x6d;
/** `Z`, as in 2026-11-20T08:15:13Z */
const ZULU = 0x5a;
const OPEN_BRACE = 0x7b;

function startsWith(bytes: Uint8Array, from: number, end: number, text: Uint8Array): boolean {
  if (end - from < text.length) return false;
  for (let at = 0; at < text.length; at++) if (bytes[from + at] !== text[at]) return false;
  return true;
}

function rubyLevel(letter: number): number {
  switch (String.fromCharCode(letter)) {
    case 'F':
    case 'E':
      return ERROR;
    case 'W':
      return WARN;
    case 'I':
      return INFO;
    case 'D':
      return DEBUG;
    default:
      return NO_LEVEL;
  }
}

interface Line {
  bytes: Uint8Array;
  from: number;
  end: number;
  isJson: boolean;
}

/** The level that the word `bytes[start..end)` tells, by itself or as a key. */
function wordLevel(line: Line, start: number, end: number, isFirst: boolean): number {
  const { bytes, from } = line;
  const before = start === from ? SPACE : (bytes[start - 1] as number);
  const after = end === line.end ? SPACE : (bytes[end] as number);
  const isKey = before !== QUESTION_MARK && before !== AMPERSAND && isLevelKey(bytes, start, end, after);
  if (isKey) return valueLevel(bytes, end, line.end);
  if (line.isJson || end - start > LONGEST) return NO_LEVEL;
  return isSetApart(line, start, end, isFirst, before, after) ? lookUp(bytes, start, end) : NO_LEVEL;
}

/** Whether a level word would stand here as a level. Asked first, as it is cheaper than to see which word it is. */
function isSetApart(line: Line, start: number, end: number, isFirst: boolean, before: number, after: number): boolean {
  const { bytes, from } = line;
  const isCapital = isUpper(bytes, start, end);
  // Laravel's `production.ERROR: …`
  if (isCapital && before === DOT && after === COLON) return true;
  if (isPartOfName(before) || isPartOfName(after)) return false;
  const isBracketed = before === OPEN_BRACKET && after === CLOSE_BRACKET;
  if (isCapital || isBracketed || (before === LESS && after === GREATER)) return true;
  // `error: …` where the line begins or behind a column such as a time.
  if (after === COLON && (isFirst || follows(bytes, start, from))) return true;
  return before === END_OF_COLOUR && isAfterColour(bytes, start, from);
}

/** Bytes that make a word beside them part of a path, an address or a name such as `no-error` or `error.log`. */
function isPartOfName(byte: number): boolean {
  return byte === DASH || byte === DOT || byte === SLASH || byte === BACKSLASH || byte === AT || byte === EQUALS;
}

/** Whether a column stands before the word: a time, `[web]`, `(main)`, `server.js:`. */
function follows(bytes: Uint8Array, start: number, lineStart: number): boolean {
  const space = start - 1;
  if (bytes[space] !== SPACE) return false;
  if (space === lineStart) return true;
  const last = bytes[space - 1] as number;
  const isSign = last === CLOSE_BRACKET || last === CLOSE_PARENTHESIS || last === COLON || last === ZULU;
  return isSign || KINDS[last] === DIGIT;
}

function isAfterColour(bytes: Uint8Array, start: number, lineStart: number): boolean {
  for (let at = start - 2; at >= lineStart && at > start - 24; at--) {
    const byte = bytes[at] as number;
    if (byte === OPEN_BRACKET) return at > lineStart && bytes[at - 1] === 0x1b;
    if (KINDS[byte] !== DIGIT && byte !== SEMICOLON) return false;
  }
  return false;
}

function afterColour(bytes: Uint8Array, at: number, end: number): number {
  if (bytes[at + 1] !== OPEN_BRACKET) return at + 1;
  let next = at + 2;
  while (next < end && ((bytes[next] as number) < 0x40 || (bytes[next] as number) > 0x7e)) next++;
  return next + 1;
}

function isUpper(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (((bytes[at] as number) & 0x20) !== 0) return false;
  return true;
}

function lookUp(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 3) return NO_LEVEL;
  let word = '';
  for (let at = start; at < end; at++) word += String.fromCharCode((bytes[at] as number) | 0x20);
  return Object.hasOwn(WORDS, word) ? (WORDS[word] as number) : NO_LEVEL;
}

function isLevelKey(bytes: Uint8Array, start: number, end: number, after: number): boolean {
  if (after !== EQUALS && after !== QUOTE && after !== COLON) return false;
  let word = '';
  // The bit that makes letters small would change the underscore.
  for (let at = start; at < end; at++) word += String.fromCharCode(bytes[at] as number);
  return LEVEL_KEYS.has(word.toLowerCase());
}

/** The value after a key: `=error`, `":"error"`, `": 50`, `: warn`. */
function valueLevel(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && isBetweenKeyAndValue(bytes[at] as number)) at++;
  const start = at;
  while (at < end && KINDS[bytes[at] as number] === DIGIT) at++;
  if (at > start) return pinoLevel(Number(Buffer.from(bytes.subarray(start, Math.min(at, start + 3))).toString('latin1')));
  while (at < end && KINDS[bytes[at] as number] === LETTER) at++;
  return at - start > LONGEST ? NO_LEVEL : lookUp(bytes, start, at);
}

function isBetweenKeyAndValue(byte: number): boolean {
  return byte === QUOTE || byte === COLON || byte === SPACE || byte === EQUALS;
}

/** pino's and bunyan's numbers: 10 trace, 20 debug, 30 info, 40 warn, 50 error, 60 fatal. */
function pinoLevel(level: number): number {
  if (level >= 50) return ERROR;
  if (level >= 40) return WARN;
  if (level >= 30) return INFO;
  return level >= 10 ? DEBUG : NO_LEVEL;
}

/** Whether a name such as `TypeError` or `java.lang.IllegalStateException` and a colon begin here. */
function isErrorName(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  while (at < end && ((KINDS[bytes[at] as number] as number) & (LETTER | DIGIT)) !== 0) at++;
  if (bytes[at] === DOT) return isErrorName(bytes, at + 1, end);
  if (bytes[at] !== COLON) return false;
  return endsWith(bytes, start, at, ERROR_NAME) || endsWith(bytes, start, at, EXCEPTION_NAME);
}

const ERROR_NAME = Buffer.from('Error');
const EXCEPTION_NAME = Buffer.from('Exception');

function endsWith(bytes: Uint8Array, start: number, end: number, text: Uint8Array): boolean {
  return end - text.length >= start && startsWith(bytes, end - text.length, end, text);
}
