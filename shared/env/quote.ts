/** The characters for which Heroku quotes a value; all others may stand bare in a shell or an env file. */
const NEEDS_QUOTES = /["\s#!$&'()*,:;<=>?@[\\\]^`{|}]/;
/** What single quotes cannot hold in Heroku's output. */
const NEEDS_DOUBLE_QUOTES = /['\n]/;
const ESCAPED_IN_DOUBLE_QUOTES = /["\\$`!]/g;

/**
 * A config var as one line of `heroku config --shell`, without the line end: bare, in single quotes, or in double
 * quotes with `\n` for a line break (docs/heroku.md §6). The env file parser reads back any value exactly.
 */
export function quoteForShell(name: string, value: string): string {
  return `${name}=${quoteValue(value)}`;
}

/** The value alone, as {@link quoteForShell} writes it behind the `=`. */
export function quoteValue(value: string): string {
  if (!NEEDS_QUOTES.test(value)) return value;
  if (!NEEDS_DOUBLE_QUOTES.test(value)) return `'${value}'`;
  return `"${value.replace(ESCAPED_IN_DOUBLE_QUOTES, '\\$&').replaceAll('\n', '\\n')}"`;
}
