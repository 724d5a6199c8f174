import { BARE, locateValue, type ValueStyle, writtenForms } from './env-edit-value.ts';
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
}

/** How a change is written where the first choice would be read as something else. */
export interface Attempt {
  /** Which of the possible forms of the value. */
  form: number;
  /** Whether a new name goes before all others, as a quote that is never closed spoils what is behind it. */
  atStart: boolean;
}

export const FIRST_ATTEMPT: Attempt = { form: 0, atStart: false };

const EXPORT = /^export\s+/;
/** As in the parser: shorter lines without `=` are no names. */
const MAX_SKIPPED_CHARACTERS = 2;
const BYTE_ORDER_MARK = '\ufeff';

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

function readStatement(text: string, start: number, line: number, afterOpenQuote: boolean): EnvStatement {
  const end = lineEnd(text, start);
  const raw = text.slice(start, end);
  const trimmed = raw.trim();
  const equals = raw.indexOf('=');
  const next = Math.min(end + 1, text.length);
  const plain = { start, end: next, line, name: null, value: '', valueStart: null, open: false };
  if (trimmed === '' || trimmed.startsWith('#')) return plain;
  if (equals === -1) {
    const isSkipped = trimmed.length <= MAX_SKIPPED_CHARACTERS || EXPORT.test(trimmed) || afterOpenQuote;
    return { ...plain, name: isSkipped || trimmed.includes('\0') ? null : trimmed };
  }
  const valueStart = start + equals + 1;
  const { value, end: valueEnd, open } = readEnvValue(text, valueStart);
  const name = raw.slice(0, equals).trim().replace(EXPORT, '');
  const isVar = name !== '' && !name.includes('\0') && !value.includes('\0');
  return { ...plain, end: Math.min(valueEnd + 1, text.length), name: isVar ? name : null, value, valueStart, open };
}

/**
 * The text with these changes, each a new value or null; everything else stays as it is, byte for byte. Of several
 * definitions of a name the last one, which is the one that counts, is changed, or all are removed. New names follow at
 * the end, written as the last definition is.
 */
export function editLines(text: string, changes: ReadonlyMap<string, string | null>, attempt: Attempt): string {
  const statements = scanStatements(text);
  const lineBreak = /\r?\n/.exec(text)?.[0] ?? '\n';
  const lastOf = new Map(statements.map((statement) => [statement.name, statement]));
  let edited = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
  const style = newLineStyle(text, statements);
  const added = [...changes].flatMap(([name, value]) =>
    value === null || lastOf.has(name) ? [] : [newLine(name, value, style, lineBreak, attempt)],
  );
  if (attempt.atStart) edited += added.join('');
  for (const statement of statements) {
    const change = statement.name === null ? undefined : changes.get(statement.name);
    if (change === undefined || (change !== null && lastOf.get(statement.name) !== statement)) {
      edited += text.slice(statement.start, statement.end);
    } else if (change !== null) {
      edited += changedStatement(text, statement, change, lineBreak, attempt);
    }
  }
  if (attempt.atStart || added.length === 0) return edited;
  const isLineEnded = edited === '' || edited === BYTE_ORDER_MARK || edited.endsWith('\n');
  return edited + (isLineEnded ? '' : lineBreak) + added.join('');
}

function changedStatement(
  text: string,
  { start, end, valueStart }: EnvStatement,
  value: string,
  lineBreak: string,
  attempt: Attempt,
): string {
  if (valueStart === null) {
    const raw = text.slice(start, end);
    const nameEnd = raw.trimEnd().length;
    return `${raw.slice(0, nameEnd)}=${formOf(value, BARE, lineBreak, attempt)}${raw.slice(nameEnd)}`;
  }
  const written = locateValue(text, valueStart);
  const form = formOf(value, written.style, lineBreak, attempt);
  return text.slice(start, written.start) + form + text.slice(written.tailStart, end);
}

/** What the line of a new name is like. */
interface LineStyle {
  before: string;
  equals: string;
  style: ValueStyle;
}

function newLineStyle(text: string, statements: EnvStatement[]): LineStyle {
  const model = statements.findLast(({ name, valueStart, open }) => name !== null && valueStart !== null && !open);
  if (model === undefined || model.valueStart === null) return { before: '', equals: '=', style: BARE };
  const { start, style } = locateValue(text, model.valueStart);
  const head = text.slice(model.start, model.valueStart - 1);
  const hasExport = EXPORT.test(head.trimStart());
  const before = / *$/.exec(head)?.[0] ?? '';
  const after = /^ *$/.test(text.slice(model.valueStart, start)) ? text.slice(model.valueStart, start) : '';
  return { before: hasExport ? 'export ' : '', equals: `${before}=${after}`, style: { ...style, multiline: false } };
}

function newLine(name: string, value: string, line: LineStyle, lineBreak: string, attempt: Attempt): string {
  return line.before + name + line.equals + formOf(value, line.style, lineBreak, attempt) + lineBreak;
}

function formOf(value: string, style: ValueStyle, lineBreak: string, { form }: Attempt): string {
  const forms = writtenForms(value, style, lineBreak);
  return forms[Math.min(form, forms.length - 1)] ?? '';
}

function lineBreaksIn(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', start); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
