import { lineEnd, readEnvValue } from './env-value.ts';
import { ENV_READERS, type EnvReader, misreadersOf, type Spelling } from './env-readers.ts';

/** How a value stands in an env file. */
export interface ValueStyle {
  quote: '' | "'" | '"';
  /** Its line breaks are line breaks of the file. */
  multiline: boolean;
}

export const BARE: ValueStyle = { quote: '', multiline: false };

/** A value where it stands: what may be replaced, and what stays around it. */
export interface WrittenValue {
  style: ValueStyle;
  /** Of the value with its quotes. */
  start: number;
  end: number;
  /** Of what follows it and stays: a comment with the blanks before it, a carriage return. */
  tailStart: number;
  /** Of the last line's `\n`, or of the text's end. */
  lineEnd: number;
}

/** What no shell and no reader of env files takes for anything but itself. */
const SAFE_BARE = /^[\w@%+=:,./?*[\]{}^!-]*$/;
const BLANK_OR_COMMENT = /^\s*(?:#|$)/;

/** Where the value behind the `=` stands, by the rules of {@link readEnvValue}. @param start behind the `=` */
export function locateValue(text: string, start: number): WrittenValue {
  const { end, open } = readEnvValue(text, start);
  const first = text.slice(start, lineEnd(text, start));
  const quote = first.trim().charAt(0);
  if (open || (quote !== '"' && quote !== "'")) return locateBare(text, start, end);
  const opening = text.indexOf(quote, start);
  const closing = closingQuote(text, opening, quote, end);
  const hasComment = BLANK_OR_COMMENT.test(text.slice(closing + 1, end));
  return {
    style: { quote, multiline: text.slice(opening, closing).includes('\n') },
    start: opening,
    end: closing + 1,
    tailStart: hasComment ? closing + 1 : beforeCarriageReturn(text, end),
    lineEnd: end,
  };
}

/** An escaped quote closes nothing, unless there is no other before the line's end: `"C:\dir\"`. */
function closingQuote(text: string, opening: number, quote: string, end: number): number {
  for (let at = opening + 1; at < end; at++) {
    if (quote === '"' && text[at] === '\\') at++;
    else if (text[at] === quote) return at;
  }
  return text.indexOf(quote, opening + 1);
}

function locateBare(text: string, start: number, end: number): WrittenValue {
  const raw = text.slice(start, end);
  const hash = raw.indexOf('#');
  const value = (hash === -1 ? raw : raw.slice(0, hash)).trim();
  const valueStart = value === '' ? start : text.indexOf(value, start);
  const valueEnd = valueStart + value.length;
  // `pass#word`: what follows was meant as part of the value, and must not be left behind it.
  const isCut = hash === 0 || (hash > 0 && !/\s/.test(raw.charAt(hash - 1)));
  return {
    style: BARE,
    start: valueStart,
    end: valueEnd,
    tailStart: isCut ? beforeCarriageReturn(text, end) : valueEnd,
    lineEnd: end,
  };
}

function beforeCarriageReturn(text: string, end: number): number {
  return text[end - 1] === '\r' ? end - 1 : end;
}

/**
 * A value as an env file may hold it, most wanted first: what `heroku local` reads right, then what misleads the fewest
 * others, then the style asked for. Each reads back exactly; there is always one, unless the value holds a NUL.
 * @param lineBreak of the file
 */
export function writtenForms(name: string, value: string, style: ValueStyle, lineBreak: string): string[] {
  const spellings: Spelling[] = [
    ...quotedForms(value, style.quote),
    ...(['', "'", '"'] as const).flatMap((quote) => quotedForms(value, quote)),
    ...(BREAKS_A_LINE.test(value) || UNWRITABLE_BARE.test(value) ? [] : [{ quote: '', content: value } as const]),
  ];
  const ranked = spellings
    .map((spelling) => ({ spelling, misled: misreadersOf(name, value, spelling) }))
    .toSorted((a, b) => cost(a.misled) - cost(b.misled))
    .map(({ spelling: { quote, content } }) => quote + content + quote);
  const multiline = style.multiline && value.includes('\n') ? multilineForms(value, style.quote, lineBreak) : [];
  return [...new Set([...multiline, ...ranked])].filter((form) => readsBack(form, value));
}

const BREAKS_A_LINE = /[\n\r]/;
/** What would be taken for quotes or a comment, and blanks that would be left out. */
const UNWRITABLE_BARE = /^["'\s]|\s$|#/;

/** One of a reader that reads a file with `heroku local` is worth more than all others. */
function cost(misled: readonly EnvReader[]): number {
  return misled.length + (misled.includes('heroku local') ? ENV_READERS.length : 0);
}

function quotedForms(value: string, quote: ValueStyle['quote']): Spelling[] {
  switch (quote) {
    case '':
      return SAFE_BARE.test(value) ? [{ quote, content: value }] : [];
    case "'":
      return value.includes('\n') ? [] : [{ quote, content: value }];
    case '"':
      return [
        ...(value.includes('\n') ? [] : [{ quote, content: value }]),
        { quote, content: escaped(value).replaceAll('\n', '\\n') },
      ];
  }
}

function multilineForms(value: string, quote: ValueStyle['quote'], lineBreak: string): string[] {
  const lines = (text: string): string => text.replaceAll('\n', lineBreak);
  return quote === '"' ? [inDouble(lines(escaped(value)))] : [`'${lines(value)}'`];
}

/** The escapes `heroku config --shell` writes. */
function escaped(value: string): string {
  return value.replace(/["\\$`!]/g, '\\$&');
}

function inDouble(content: string): string {
  return `"${content}"`;
}

function readsBack(form: string, value: string): boolean {
  const read = readEnvValue(form, 0);
  return read.value === value && !read.open && read.end === form.length;
}
