/** Changes of env files that are written as JSON; the text is known to be valid JSON with an object in it. */

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

/** As in the parser: what lies deeper is no config var. */
const MAX_DEPTH = 32;
const INDENT = '  ';
const SPACE = /\s/;

/** All leaves, in the order of the file. */
export function scanJson(text: string): JsonMembers {
  const start = text.search(/[[{]/);
  const leaves: JsonLeaf[] = [];
  const scanner = new JsonScanner(text, leaves);
  const end = text[start] === '{' ? scanner.members(start, '', 1) : scanner.items(start, '', 1);
  return { leaves, start, end };
}

class JsonScanner {
  readonly #text: string;
  readonly #leaves: JsonLeaf[];

  constructor(
    text: string,
    leaves: JsonLeaf[],
  ) {
    this.#text = text;
    this.#leaves = leaves;
  }

  /** @returns the index behind the value */
  #value(start: number, name: string, depth: number, member: number | null): number {
    const first = this.#text[start];
    if (depth < MAX_DEPTH && first === '{') return this.members(start, `${name}_`, depth + 1);
    if (depth < MAX_DEPTH && first === '[') return this.items(start, `${name}_`, depth + 1);
    const end = this.#skip(start);
    this.#leaves.push({
      name,
      start,
      end,
      isNull: this.#text.slice(start, end) === 'null',
      member: member === null ? null : { start: member, end },
    });
    return end;
  }

  members(start: number, prefix: string, depth: number): number {
    let at = this.#blanks(start + 1);
    while (this.#text[at] === '"') {
      const key = at;
      const keyEnd = this.#skip(key);
      const name = prefix + (JSON.parse(this.#text.slice(key, keyEnd)) as string).toUpperCase();
      const value = this.#blanks(this.#blanks(keyEnd) + 1);
      at = this.#next(this.#value(value, name, depth, key));
    }
    return at + 1;
  }

  items(start: number, prefix: string, depth: number): number {
    let at = this.#blanks(start + 1);
    for (let index = 0; this.#text[at] !== ']'; index++) {
      at = this.#next(this.#value(at, `${prefix}${index}`, depth, null));
    }
    return at + 1;
  }

  /** Behind the comma that follows a value, or at the bracket that closes what holds it. */
  #next(end: number): number {
    const at = this.#blanks(end);
    return this.#text[at] === ',' ? this.#blanks(at + 1) : at;
  }

  /** Without recursion, as what is skipped may be nested without bounds. */
  #skip(start: number): number {
    let depth = 0;
    let at = start;
    do {
      const character = this.#text[at];
      if (character === '"') {
        at = this.#stringEnd(at);
        continue;
      }
      if (character === '{' || character === '[') depth++;
      else if (character === '}' || character === ']') depth--;
      else if (depth === 0) return this.#literalEnd(at);
      at++;
    } while (depth > 0);
    return at;
  }

  #literalEnd(start: number): number {
    let at = start;
    while (at < this.#text.length && !/[\s,\]}]/.test(this.#text.charAt(at))) at++;
    return at;
  }

  #stringEnd(start: number): number {
    let at = start + 1;
    while (this.#text[at] !== '"') at += this.#text[at] === '\\' ? 2 : 1;
    return at + 1;
  }

  #blanks(from: number): number {
    let at = from;
    while (at < this.#text.length && SPACE.test(this.#text.charAt(at))) at++;
    return at;
  }
}

/** Sets one name: in its place, else as the last member, indented as the one before it. */
export function setInJson(text: string, name: string, value: string): string {
  const { leaves, start, end } = scanJson(text);
  const named = leaves.filter((leaf) => leaf.name === name);
  const known = named.findLast(({ isNull }) => !isNull) ?? named.at(-1);
  if (known) {
    const written = jsonValue(text.slice(known.start, known.end), value);
    return text.slice(0, known.start) + written + text.slice(known.end);
  }
  const inner = text.slice(start + 1, end - 1);
  const member = (colon: string): string => JSON.stringify(name) + colon + JSON.stringify(value);
  if (inner.trim() === '') return `${text.slice(0, start)}{\n${INDENT}${member(': ')}\n}${text.slice(end)}`;
  const blanks = /^\s*/.exec(inner)?.[0] ?? '';
  const colon = /^\s*"(?:[^"\\]|\\.)*"(\s*:\s*)/.exec(inner)?.[1] ?? ': ';
  const lastEnd = start + 1 + inner.trimEnd().length;
  return `${text.slice(0, lastEnd)},${blanks}${member(colon)}${text.slice(lastEnd)}`;
}

/** Removes a name wherever it is given. In an array null takes its place: the items behind it keep their names. */
export function removeFromJson(text: string, name: string): string {
  let edited = text;
  for (;;) {
    const { leaves } = scanJson(edited);
    const leaf = leaves.find((candidate) => candidate.name === name && !candidate.isNull);
    if (leaf === undefined) return edited;
    if (leaf.member === null) edited = `${edited.slice(0, leaf.start)}null${edited.slice(leaf.end)}`;
    else edited = withoutMember(edited, leaf.member);
  }
}

function withoutMember(text: string, { start, end }: { start: number; end: number }): string {
  const after = text.slice(end);
  const comma = /^\s*,\s*/.exec(after);
  if (comma) return text.slice(0, start) + after.slice(comma[0].length);
  const before = text.slice(0, start).trimEnd();
  return before.endsWith(',') ? before.slice(0, -1) + after : before + after.trimStart();
}

/** Numbers and booleans stay what they are where the new value is one, too. */
function jsonValue(old: string, value: string): string {
  const isLiteral = /^(?:-|\d|true|false)/.test(old);
  if (isLiteral && (value === 'true' || value === 'false')) return value;
  if (isLiteral && /^-?\d/.test(value) && String(Number(value)) === value) return value;
  return JSON.stringify(value);
}
