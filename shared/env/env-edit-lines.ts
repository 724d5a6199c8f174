import { BARE, locateValue, type ValueStyle, writtenForms } from './env-edit-value.ts';
import { type EnvReader, misreadersOf } from './env-readers.ts';
import { BYTE_ORDER_MARK, type EnvStatement, EXPORT, scanStatements } from './env-statements.ts';

/** How a change is written where the first choice would be read as something else. */
export interface Attempt {
  /** Which of the possible forms of the value. */
  form: number;
  /** Whether a new name goes before all others, as a quote that is never closed spoils what is behind it. */
  atStart: boolean;
}

export const FIRST_ATTEMPT: Attempt = { form: 0, atStart: false };

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
  { start, end, name, valueStart }: EnvStatement,
  value: string,
  lineBreak: string,
  attempt: Attempt,
): string {
  if (valueStart === null) {
    const raw = text.slice(start, end);
    const nameEnd = raw.trimEnd().length;
    return `${raw.slice(0, nameEnd)}=${formOf(name ?? '', value, BARE, lineBreak, attempt)}${raw.slice(nameEnd)}`;
  }
  const written = locateValue(text, valueStart);
  const form = formOf(name ?? '', value, written.style, lineBreak, attempt);
  return text.slice(start, written.start) + form + text.slice(written.tailStart, end);
}

/** What the line of a new name is like. Blanks beside the `=` are not repeated: no shell reads them. */
interface LineStyle {
  before: '' | 'export ';
  style: ValueStyle;
}

function newLineStyle(text: string, statements: EnvStatement[]): LineStyle {
  const model = statements.findLast(({ name, valueStart, open }) => name !== null && valueStart !== null && !open);
  if (model === undefined || model.valueStart === null) return { before: '', style: BARE };
  const { style } = locateValue(text, model.valueStart);
  const hasExport = EXPORT.test(text.slice(model.start, model.valueStart - 1).trimStart());
  return { before: hasExport ? 'export ' : '', style: { ...style, multiline: false } };
}

function newLine(name: string, value: string, line: LineStyle, lineBreak: string, attempt: Attempt): string {
  return `${line.before}${name}=${formOf(name, value, line.style, lineBreak, attempt)}${lineBreak}`;
}

function formOf(name: string, value: string, style: ValueStyle, lineBreak: string, { form }: Attempt): string {
  const forms = writtenForms(name, value, style, lineBreak);
  return forms[Math.min(form, forms.length - 1)] ?? '';
}

/** Names who reads the definition of a name that counts as something else than we do; none without such a line. */
export function misreadersIn(text: string, name: string): EnvReader[] {
  const statement = scanStatements(text).findLast((candidate) => candidate.name === name);
  if (statement === undefined || statement.valueStart === null) return [];
  const { start, end, style } = locateValue(text, statement.valueStart);
  const edge = style.quote.length;
  return misreadersOf(name, statement.value, { quote: style.quote, content: text.slice(start + edge, end - edge) });
}
