/**
 * What other programs make of a value that we write into an env file: each rule is that program's own, as far as it
 * concerns what {@link Spelling} can be. docs/heroku-local.md §5.6 says where they disagree.
 */

/** They are named to people in this order. */
export const ENV_READERS = [
  'heroku local',
  'dotenv',
  "Ruby's dotenv",
  'python-dotenv',
  'Docker Compose',
  'a POSIX shell',
] as const;
export type EnvReader = (typeof ENV_READERS)[number];

/** A value as it stands behind the `=`. */
export interface Spelling {
  quote: '' | "'" | '"';
  /** Between the quotes. Without quotes it does not begin with one. */
  content: string;
}

/**
 * Names those that would get something else than `value` from this behind `NAME=`, or nothing. The rest of the line is its
 * owner's: `export`, which `heroku local` takes for a part of the name, blanks beside the `=` and carriage returns.
 */
export function misreadersOf(name: string, value: string, spelling: Spelling): EnvReader[] {
  return ENV_READERS.filter((reader) => isMisledBy(name, reader, spelling) || READ[reader](spelling) !== value);
}

function isMisledBy(name: string, reader: EnvReader, { quote, content }: Spelling): boolean {
  // What is left of a line is skipped by `heroku local` when that is no longer than two characters.
  if (reader === 'heroku local') return name.length + 1 + content.length + 2 * quote.length <= MAX_SKIPPED_CHARACTERS;
  return reader === 'a POSIX shell' && !SHELL_NAME.test(name);
}

const MAX_SKIPPED_CHARACTERS = 2;
const SHELL_NAME = /^[A-Za-z_]\w*$/;

/** Null: the line is left out, breaks the reader, or takes what follows along. */
type Read = (spelling: Spelling) => string | null;

const READ: Readonly<Record<EnvReader, Read>> = {
  'heroku local': readByHerokuLocal,
  dotenv: readByDotenv,
  "Ruby's dotenv": readByRuby,
  'python-dotenv': readByPython,
  'Docker Compose': readByCompose,
  'a POSIX shell': readByShell,
};

/** JavaScript's line ends, at which a `^` of node-foreman's expressions matches; of them it splits at `\n` alone. */
const ANY_LINE_END = /[\n\r\u2028\u2029]/;

function readByHerokuLocal({ quote, content }: Spelling): string | null {
  if (ANY_LINE_END.test(content)) return null;
  if (quote === '') return content.replace(/\s*#.*$/, '').trim();
  return content.includes(quote) ? null : content;
}

function readByDotenv({ quote, content }: Spelling): string | null {
  if (content.includes('\r')) return null;
  if (quote === '') return /^`|\n/.test(content) ? null : content.replace(/#.*$/, '').trim();
  if (content.includes(quote)) return null;
  return quote === "'" ? content : content.replaceAll('\\n', '\n').replaceAll('\\r', '\r');
}

/** Version 2 reads lines, version 3 reads `\n` as it stands: neither way of writing a line break suits both. */
function readByRuby({ quote, content }: Spelling): string | null {
  if (/[\n\r]/.test(content)) return null;
  switch (quote) {
    case '':
      return content.includes('#') || /\$[\w{(]|\\\$/.test(content) ? null : content.trim();
    case "'":
      return content.includes("'") || content.endsWith('\\') ? null : content;
    case '"':
      if (/\\(?:[nr]|\$\()/.test(content) || endsEscaped(content) || hasBareQuote(content)) return null;
      if (/(?<!\\)(?:\\\\)*\$[\w{(]/.test(content)) return null;
      return content.replace(/\\(.)/gs, '$1');
  }
}

function readByPython({ quote, content }: Spelling): string | null {
  if (content.includes('\r') || /\$\{[^}]*\}/.test(content)) return null;
  switch (quote) {
    case '':
      return content.includes('\n') ? null : content.replace(/\s+#.*/, '').trim();
    case "'":
      return content.includes("'") || content.endsWith('\\') ? null : content.replace(/\\([\\'])/g, '$1');
    case '"':
      if (content.endsWith('\\') || hasBareQuote(content) || /\\[abfrtv]/.test(withoutPairs(content))) return null;
      return content.replace(/\\([\\'"n])/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));
  }
}

const EXPANDED_BY_COMPOSE = /\$[A-Za-z_{$]/;

function readByCompose({ quote, content }: Spelling): string | null {
  if (content.includes('\r')) return null;
  switch (quote) {
    case '':
      return content.includes('\n') || EXPANDED_BY_COMPOSE.test(content) ? null : content.replace(/ #.*$/, '').trim();
    case "'":
      return content.includes("'") || endsEscaped(content) ? null : content;
    case '"': {
      if (endsEscaped(content) || hasBareQuote(content)) return null;
      const pairless = withoutPairs(content);
      if (/\\[abcfrtv0]/.test(pairless) || /(?<!\\)\$[A-Za-z_{$]/.test(pairless)) return null;
      return content.replace(/\\([n"$\\])/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));
    }
  }
}

function readByShell({ quote, content }: Spelling): string | null {
  switch (quote) {
    case '':
      return /^[\w@%+=:,./^{}[\]?*!-]*$/.test(content) || isBeyondAscii(content) ? content : null;
    case "'":
      return content.includes("'") ? null : content;
    case '"':
      if (endsEscaped(content) || hasBareQuote(content) || /(?<!\\)[$`]/.test(withoutPairs(content))) return null;
      return content.replace(/\\([$`"\\\n])/g, (_, escaped: string) => (escaped === '\n' ? '' : escaped));
  }
}

/** Letters of other scripts stand for themselves; a blank of another script is no blank to a shell. */
function isBeyondAscii(content: string): boolean {
  return /^[\w@%+=:,./^{}[\]?*!\u00a1-\uffff-]*$/.test(content);
}

function hasBareQuote(content: string): boolean {
  return withoutPairs(content).replaceAll('\\"', '').includes('"');
}

/** A backslash that would escape the closing quote. */
function endsEscaped(content: string): boolean {
  return withoutPairs(content).endsWith('\\');
}

/** Without pairs of backslashes: what is left of them escapes something. */
function withoutPairs(content: string): string {
  return content.replaceAll('\\\\', '');
}
