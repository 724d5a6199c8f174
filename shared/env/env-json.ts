/** A config var of a JSON env file. */
export interface JsonVar {
  name: string;
  value: string;
}

export interface JsonEnv {
  vars: JsonVar[];
  /** What was left out and why, one sentence each. */
  errors: string[];
}

/** Deeper nesting or longer names are no configuration; without bounds a small file could flatten into gigabytes. */
const MAX_DEPTH = 32;
const MAX_NAME_CHARACTERS = 256;
/** As many as an env file may have lines. */
const MAX_VARS = 8_000;
/** Characters. JSON of megabytes takes long to read before its names can be counted. */
const MAX_JSON_CHARACTERS = 256 * 1024;

/** An object that was meant to be JSON, as opposed to lines that happen to start with a brace. */
const LOOKS_LIKE_OBJECT = /^\s*\{\s*["}]/;
const HOLDS_ASSIGNMENT = /^[ \t]*(?:export[ \t]+)?[A-Za-z_][A-Za-z0-9_]*[ \t]*=/m;

/**
 * Reads an env file written as JSON: nested names are joined with `_` in upper case, array items by index, null is
 * left out (docs/heroku-local.md §3). Returns null when the text is not JSON and not meant to be.
 */
export function parseJsonEnv(text: string): JsonEnv | null {
  if (text.length > MAX_JSON_CHARACTERS) return LOOKS_LIKE_OBJECT.test(text) ? { vars: [], errors: [TOO_LONG] } : null;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // The parser's own message would quote the file, and with it somebody's secret.
    if (!LOOKS_LIKE_OBJECT.test(text) || HOLDS_ASSIGNMENT.test(text)) return null;
    return { vars: [], errors: ['This looks like JSON but cannot be read: check its quotes, commas and braces.'] };
  }
  if (typeof json !== 'object' || json === null) {
    return { vars: [], errors: ['This is JSON without names: write `{"NAME": "value"}` or lines of `NAME=value`.'] };
  }
  const env: JsonEnv = { vars: [], errors: [] };
  flatten(json, '', 1, env);
  return env;
}

const TOO_LONG = 'JSON of more than 256 KiB is no configuration: it was not read. Shorten it, or name another file.';
const TOO_MANY = `More than ${MAX_VARS.toLocaleString('en')} names are no configuration: the others are left out.`;

function flatten(parent: object, prefix: string, depth: number, env: JsonEnv): void {
  for (const [key, item] of Object.entries(parent) as [string, unknown][]) {
    const name = prefix + key.toUpperCase();
    if (env.vars.length === MAX_VARS) {
      if (env.errors.at(-1) !== TOO_MANY) env.errors.push(TOO_MANY);
      return;
    }
    if (name.length > MAX_NAME_CHARACTERS || depth > MAX_DEPTH) {
      env.errors.push(`Names longer than ${MAX_NAME_CHARACTERS} characters or ${MAX_DEPTH} levels deep are left out.`);
      return;
    }
    if (item === null) continue;
    if (typeof item === 'object') flatten(item, `${name}_`, depth + 1, env);
    else env.vars.push({ name, value: String(item) });
  }
}
