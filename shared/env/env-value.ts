/** The value after the `=` of an env file, and where reading goes on. */
export interface EnvValue {
  value: string;
  /** Index of the line end that ends it; the text's length at the end of the file. */
  end: number;
  /** A quote was opened and never closed. */
  open: boolean;
  /** What its owner may have meant otherwise. */
  warning: string | null;
}

/**
 * Reads the value that starts at an index of an env file: bare (ends at `#`), in single quotes (literal) or in double
 * quotes, both over several lines if need be. Whatever `heroku local` reads without loss reads the same here; the
 * rest follows what `heroku config --shell` writes (docs/heroku-local.md §5.4).
 */
export function readEnvValue(text: string, start: number): EnvValue {
  const end = lineEnd(text, start);
  const raw = text.slice(start, end).trim();
  const quote = raw.charAt(0);
  if (quote !== '"' && quote !== "'") return readBare(text, start, end);
  const open = text.indexOf(quote, start);
  const close = quote === "'" ? text.indexOf(quote, open + 1) : indexOfClosingDoubleQuote(text, open + 1);
  if (close !== -1 && close < end) return readInline(text, open, close, end);
  if (close !== -1 && isBlankOrComment(text.slice(close + 1, lineEnd(text, close)))) {
    return readMultiline(text, open, close);
  }
  // `"C:\dir\"`: the only candidate is escaped, and `heroku local`, which knows no escapes, takes it.
  const literalClose = text.indexOf(quote, open + 1);
  if (literalClose !== -1 && literalClose < end) {
    const value = text.slice(open + 1, literalClose);
    return { value, end, open: false, warning: afterQuote(text, literalClose, end) };
  }
  const warning = `The quote ${quote} is never closed: it became part of the value. Close it.`;
  return { ...readBare(text, start, end), open: true, warning };
}

/** Index of the line's `\n`, or of the end of the text. */
export function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function readBare(text: string, start: number, end: number): EnvValue {
  const raw = text.slice(start, end);
  const hash = raw.indexOf('#');
  const value = (hash === -1 ? raw : raw.slice(0, hash)).trim();
  return { value, end, open: false, warning: bareWarning(raw, hash, value) };
}

function bareWarning(raw: string, hash: number, value: string): string | null {
  if (hash === 0 || (hash > 0 && !/\s/.test(raw.charAt(hash - 1)))) {
    return 'The value ends at `#`, which starts a comment here: put the value in quotes to keep the rest.';
  }
  if (value.startsWith('`')) return 'Backticks are no quotes here but part of the value: use single or double quotes.';
  if (/-----BEGIN [^-]*-----$/.test(value)) {
    return 'The key goes on in the lines below: put all of it in quotes, from `-----BEGIN` to behind `-----END…-----`.';
  }
  if (value.includes('\r')) {
    return 'This value holds carriage returns: if they were meant as line ends, save the file with LF line ends.';
  }
  return null;
}

function readInline(text: string, open: number, close: number, end: number): EnvValue {
  const content = text.slice(open + 1, close);
  if (text[open] === "'") return { value: content, end, open: false, warning: afterQuote(text, close, end) };
  const value = decodeEscapes(content);
  const warning = afterQuote(text, close, end) ?? pathWarning(content, value);
  return { value, end, open: false, warning };
}

function readMultiline(text: string, open: number, close: number): EnvValue {
  const content = text.slice(open + 1, close).replaceAll('\r\n', '\n');
  const value = text[open] === "'" ? content : decodeEscapes(content);
  const warning = HOLDS_ASSIGNMENT.test(content)
    ? 'This value goes on over lines that look like config vars: is its closing quote missing?'
    : null;
  return { value, end: lineEnd(text, close), open: false, warning };
}

/** A later line that starts like a config var; base64 padding (`…Q==`) does not. */
const HOLDS_ASSIGNMENT = /\n(?:export[ \t]+)?[A-Za-z_][A-Za-z0-9_]*=[^=\s]/;

function indexOfClosingDoubleQuote(text: string, from: number): number {
  for (let index = from; index < text.length; index++) {
    if (text[index] === '\\') index++;
    else if (text[index] === '"') return index;
  }
  return -1;
}

function isBlankOrComment(text: string): boolean {
  return /^\s*(?:#|$)/.test(text);
}

function afterQuote(text: string, close: number, end: number): string | null {
  if (isBlankOrComment(text.slice(close + 1, end))) return null;
  return 'What follows the closing quote is left out: put the whole value in one pair of quotes.';
}

/** The escapes `heroku config --shell` writes; a backslash before anything else stands for itself. */
const ESCAPES = /\\([n"\\$`!])/g;

/**
 * Undoes the escapes of double quotes, but only in values `heroku local` gets wrong: those with `\n`, `\"`, a line
 * break or `'` (without one of these, Heroku writes no double quotes). In all others a backslash stands for itself, as
 * it does today in `heroku local` and dotenv, so that no env file in use changes its meaning.
 */
function decodeEscapes(content: string): string {
  const isMisread = /['\n]/.test(content) || content.match(ESCAPES)?.some((escape) => /["n]$/.test(escape));
  if (!isMisread) return content;
  return content.replace(ESCAPES, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));
}

function pathWarning(content: string, value: string): string | null {
  if (!/^[A-Za-z]:\\/.test(content) || !value.includes('\n')) return null;
  return 'In double quotes `\\n` is a line break: put a Windows path in single quotes.';
}
