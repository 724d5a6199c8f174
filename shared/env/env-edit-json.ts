import { applyEdits, createScanner, type Edit, type JSONScanner } from 'jsonc-parser';

/**
 * Changes of env files that are written as JSON; the text is known to be valid JSON with an object in it. jsonc-parser
 * reads the tokens and applies the edits; which edits, is said here: its `modify` changes the first of two equal keys
 * where the last one counts, writes `"key": value` into files that have no blanks, takes the blank behind a brace
 * along with the first member, and its tree is built by recursion, which a file nested deep enough breaks.
 */

/** A value that is neither an object nor an array, with the name it has as a config var. */
export interface JsonLeaf {
  name: string;
  /** Of the value. */
  start: number;
  end: number;
  isNull: boolean;
  /** Of `"key": value` in its object; null in an array. */
  member: { start: number; end: number } | null;
}

interface JsonMembers {
  leaves: JsonLeaf[];
  /** Of the outermost object or array, with its brackets. */
  start: number;
  end: number;
}

/** How deep objects may lie in each other, as in the parser: what lies deeper is no config var. */
const MAX_DEPTH = 32;
const INDENT = '  ';

/** An object or array that has not ended. */
interface OpenLevel {
  isArray: boolean;
  /** Of the names of what is in it. */
  prefix: string;
  /** Of the item that comes next; arrays alone. */
  index: number;
  /** The key whose value comes next; null before a key, and in an array. */
  key: { name: string; start: number } | null;
}

/** All leaves, in the order of the file. Without recursion, as what lies too deep may be nested without bounds. */
export function scanJson(text: string): JsonMembers {
  const start = text.search(/[[{]/);
  const scanner = createScanner(text, true);
  scanner.setPosition(start);
  const leaves: JsonLeaf[] = [];
  const levels: OpenLevel[] = [];
  do {
    scanner.scan();
    const at = scanner.getTokenOffset();
    const character = text.charAt(at);
    const level = levels.at(-1);
    if (character === '}' || character === ']') levels.pop();
    else if (character === ',' || character === ':') continue;
    else if (level?.isArray === false && level.key === null) {
      level.key = { name: level.prefix + scanner.getTokenValue().toUpperCase(), start: at };
    } else {
      const name = level === undefined ? '' : (level.key?.name ?? `${level.prefix}${level.index}`);
      const isOpening = character === '{' || character === '[';
      if (isOpening && levels.length < MAX_DEPTH) {
        const prefix = level === undefined ? '' : `${name}_`;
        levels.push({ isArray: character === '[', prefix, index: 0, key: null });
      } else {
        if (isOpening) skipNested(scanner, text);
        const end = scanner.getPosition();
        const member = level?.key ? { start: level.key.start, end } : null;
        leaves.push({ name, start: at, end, isNull: text.slice(at, end) === 'null', member });
      }
      if (level !== undefined) {
        level.index++;
        level.key = null;
      }
    }
  } while (levels.length > 0);
  return { leaves, start, end: scanner.getPosition() };
}

/** Moves on from behind an opening bracket to behind the one that closes it. */
function skipNested(scanner: JSONScanner, text: string): void {
  for (let depth = 1; depth > 0; ) {
    scanner.scan();
    const character = text.charAt(scanner.getTokenOffset());
    if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
  }
}

/** Sets one name: in its place, else as the last member, indented as the one before it. */
export function setInJson(text: string, name: string, value: string): string {
  const { leaves, start, end } = scanJson(text);
  const named = leaves.filter((leaf) => leaf.name === name);
  const known = named.findLast(({ isNull }) => !isNull) ?? named.at(-1);
  if (known) return edited(text, known.start, known.end, jsonValue(text.slice(known.start, known.end), value));
  const inner = text.slice(start + 1, end - 1);
  const member = (colon: string): string => JSON.stringify(name) + colon + JSON.stringify(value);
  if (inner.trim() === '') return edited(text, start, end, `{\n${INDENT}${member(': ')}\n}`);
  const blanks = /^\s*/.exec(inner)?.[0] ?? '';
  const colon = /^\s*"(?:[^"\\]|\\.)*"(\s*:\s*)/.exec(inner)?.[1] ?? ': ';
  const lastEnd = start + 1 + inner.trimEnd().length;
  return edited(text, lastEnd, lastEnd, `,${blanks}${member(colon)}`);
}

/** Removes a name wherever it is given. In an array null takes its place: the items behind it keep their names. */
export function removeFromJson(text: string, name: string): string {
  let current = text;
  for (;;) {
    const { leaves } = scanJson(current);
    const leaf = leaves.find((candidate) => candidate.name === name && !candidate.isNull);
    if (leaf === undefined) return current;
    if (leaf.member === null) current = edited(current, leaf.start, leaf.end, 'null');
    else current = withoutMember(current, leaf.member);
  }
}

/** Takes the comma behind it along, or the one before the last; an object without members loses its blanks, too. */
function withoutMember(text: string, { start, end }: { start: number; end: number }): string {
  const after = text.slice(end);
  const comma = /^\s*,\s*/.exec(after);
  if (comma) return edited(text, start, end + comma[0].length, '');
  const before = text.slice(0, start).trimEnd();
  if (before.endsWith(',')) return edited(text, before.length - 1, end, '');
  return edited(text, before.length, end + after.length - after.trimStart().length, '');
}

/** A text with new content from `start` to `end`. */
function edited(text: string, start: number, end: number, content: string): string {
  const edit: Edit = { offset: start, length: end - start, content };
  return applyEdits(text, [edit]);
}

/** Numbers and booleans stay what they are where the new value is one, too. */
function jsonValue(old: string, value: string): string {
  const isLiteral = /^(?:-|\d|true|false)/.test(old);
  if (isLiteral && (value === 'true' || value === 'false')) return value;
  if (isLiteral && /^-?\d/.test(value) && String(Number(value)) === value) return value;
  return JSON.stringify(value);
}
