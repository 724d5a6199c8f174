import { editLines, FIRST_ATTEMPT, misreadersIn } from './env-edit-lines.ts';
import { removeFromJson, scanJson, setInJson } from './env-edit-json.ts';
import { parseEnvFile } from './env-file.ts';
import { parseJsonEnv } from './env-json.ts';
import { BYTE_ORDER_MARK, scanStatements } from './env-statements.ts';
import type { EnvReader } from './env-readers.ts';
import { excerpt } from '../text/excerpt.ts';

/** Changes by name: the new value, or null to remove it. */
export type EnvChanges = ReadonlyMap<string, string | null>;

export type EnvEdit =
  | {
      text: string;
      /** Of the names that were set: other programs that would read them as something else, where there are any. */
      misread: Misreading[];
    }
  /** Why the file cannot be changed like this, and what to do: one sentence without values. */
  | { refused: string };

export interface Misreading {
  name: string;
  readers: EnvReader[];
}

/** A definition of a name in a file, whether it counts or not. */
export interface EnvDefinition {
  name: string;
  /** 1-based; null in JSON files. */
  line: number | null;
}

/** `export `, a comment or spaces would become part of the line, not of the name. */
const WRITABLE_NAME = /^(?!#|export\s)[^\s=\0](?:[^=\n\r\0]*[^\s=\0])?$/;
/** Forms of a value there are at most. */
const FORMS = 7;

/**
 * Changes config vars in the text of an env file and nothing else: comments, order, blank lines, line ends, `export`,
 * quotes and trailing comments stay, and every line without a change is the same byte for byte. Whatever is returned
 * has been read again: it gives exactly the old config vars with the changes.
 */
export function editEnvFile(text: string, changes: EnvChanges): EnvEdit {
  for (const [name, value] of changes) {
    if (value === null) continue;
    if (!WRITABLE_NAME.test(name)) return { refused: `${excerpt(name)} cannot be a name in an env file.` };
    if (value.includes('\0')) return { refused: `The value for ${excerpt(name)} holds a NUL: no config var can.` };
    if (!isWellFormed(value)) {
      return { refused: `The value for ${excerpt(name)} holds half a character: no file in UTF-8 or UTF-16 can.` };
    }
  }
  const json = isJson(text);
  const edit = json ? editJson(text, changes) : editLinesSafely(text, changes);
  if ('refused' in edit) return edit;
  return { text: edit.text, misread: json ? [] : misreadingsOf(edit.text, changes) };
}

/** Without halves of surrogate pairs, which would be written as another character. */
function isWellFormed(text: string): boolean {
  return !/[\ud800-\udfff]/u.test(text);
}

function misreadingsOf(text: string, changes: EnvChanges): Misreading[] {
  const set = [...changes].flatMap(([name, value]) => (value === null ? [] : [name]));
  return set.map((name) => ({ name, readers: misreadersIn(text, name) })).filter(({ readers }) => readers.length > 0);
}

type TextEdit = { text: string } | { refused: string };

/** Every definition in a file, in its order; those that a later one replaces, too. */
export function definitionsIn(text: string): EnvDefinition[] {
  if (isJson(text)) {
    const leaves = /^\s*[[{]/.test(text) && isReadable(text) ? scanJson(text).leaves : [];
    const used = varsOf(text);
    return leaves.flatMap(({ name, isNull }) => (isNull || !used.has(name) ? [] : [{ name, line: null }]));
  }
  return scanStatements(text).flatMap(({ name, line }) => (name === null ? [] : [{ name, line }]));
}

const JSON_OBJECT = /^\s*\{/;

function isJson(text: string): boolean {
  return parseJsonEnv(withoutMark(text)) !== null;
}

function isReadable(text: string): boolean {
  try {
    JSON.parse(withoutMark(text));
    return true;
  } catch {
    return false;
  }
}

function editLinesSafely(text: string, changes: EnvChanges): TextEdit {
  const edited = editLines(text, changes, FIRST_ATTEMPT);
  if (isExactly(text, changes, edited)) return { text: edited };
  let current = text;
  for (const [name, value] of changes) {
    const change = new Map([[name, value]]);
    const next = possibleEdits(current, change).find((candidate) => isExactly(current, change, candidate));
    if (next === undefined) return { refused: spoiledBy(current) };
    current = next;
  }
  return { text: current };
}

/** Other ways to write a change, for where quotes that are never closed would swallow the usual one. */
function* possibleEditsOf(text: string, change: EnvChanges): Generator<string> {
  for (const atStart of [false, true]) {
    for (let form = 0; form < FORMS; form++) yield editLines(text, change, { form, atStart });
  }
}

function possibleEdits(text: string, change: EnvChanges): string[] {
  return [...new Set(possibleEditsOf(text, change))];
}

function spoiledBy(text: string): string {
  const open = scanStatements(text).find((statement) => statement.open);
  if (open) return `A quote in line ${open.line} is never closed, and what follows depends on it: close it first.`;
  return 'With this change other lines of the file would be read as something else: change it by hand.';
}

function editJson(text: string, changes: EnvChanges): TextEdit {
  if (!isReadable(text)) {
    return { refused: 'It looks like JSON but cannot be read: check its quotes, commas and braces.' };
  }
  if (!JSON_OBJECT.test(withoutMark(text))) return { refused: 'It is JSON, but not an object of names and values.' };
  let edited = text;
  for (const [name, value] of changes) {
    if (value !== null && name !== name.toUpperCase()) {
      return { refused: `Names in a JSON file become upper case, so it cannot hold ${excerpt(name)}.` };
    }
    edited = value === null ? removeFromJson(edited, name) : setInJson(edited, name, value);
  }
  if (isExactly(text, changes, edited)) return { text: edited };
  return { refused: 'Its names depend on one another in a way that allows no change of one alone: change it by hand.' };
}

function isExactly(before: string, changes: EnvChanges, after: string): boolean {
  const wanted = varsOf(before);
  for (const [name, value] of changes) {
    if (value === null) wanted.delete(name);
    else wanted.set(name, value);
  }
  const now = varsOf(after);
  return now.size === wanted.size && [...wanted].every(([name, value]) => now.get(name) === value);
}

function varsOf(text: string): Map<string, string> {
  return new Map(parseEnvFile(text, '').entries.map(({ name, value }) => [name, value]));
}

function withoutMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(BYTE_ORDER_MARK.length) : text;
}
