import { lineEnd, readEnvValue } from './env-value.ts';
import { quoteValue } from './quote.ts';

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
 * A value as an env file may hold it, most wanted first: in the style asked for, then as `heroku config --shell` writes
 * it, then in any other way. Each reads back exactly; the last one always exists, unless the value holds a NUL.
 * @param lineBreak of the file
 */
export function writtenForms(value: string, style: ValueStyle, lineBreak: string): string[] {
  const forms = [
    ...(style.multiline && value.includes('\n') ? multilineForms(value, style.quote, lineBreak) : []),
    ...quotedForms(value, style.quote),
    quoteValue(value),
    ...quotedForms(value, "'"),
    ...quotedForms(value, '"'),
  ];
  return [...new Set(forms)].filter((form) => readsBack(form, value));
}

function quotedForms(value: string, quote: ValueStyle['quote']): string[] {
  switch (quote) {
    case '':
      return SAFE_BARE.test(value) ? [value] : [];
    case "'":
      return value.includes('\n') ? [] : [`'${value}'`];
    case '"':
      if (value.includes('\n')) return [inDouble(escaped(value).replaceAll('\n', '\\n'))];
      // A backslash before the closing quote would escape it for most readers.
      return [...(value.endsWith('\\') ? [] : [value]), escaped(value)].map(inDouble);
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
