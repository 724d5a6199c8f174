import type { Problem } from '../text/problem.ts';
import type { SetupVar } from './setup.ts';
import { type SetupQuantity, MAX_QUANTITY, RELEASE } from '../dynos/formation.ts';
import { type Fields, SetupReader, TEXT, SCALAR, YES_OR_NO, isProcessTypeName } from './setup-reader.ts';
import * as v from 'valibot';
import { dynoSize } from '../dynos/dyno-size.ts';

/** The parts of an app.json that mean something on a desktop. */
export interface AppJson {
  env: SetupVar[];
  /** By process type. */
  formation: Record<string, SetupQuantity>;
  /** `scripts.postdeploy` */
  postdeploy: string | null;
  /** Names (`heroku/nodejs`) and addresses, in order; the last one is the primary one. */
  buildpacks: string[];
  problems: Problem[];
}

/** All that Heroku's schema knows (docs/heroku.md §1.3); it refuses any other. */
const KEYS = [
  ...['name', 'description', 'keywords', 'website', 'repository', 'logo', 'success_url', 'scripts', 'env', 'formation'],
  ...['addons', 'buildpacks', 'environments', 'stack', 'image', '$schema'],
];
const SCRIPTS = ['postdeploy', 'pr-predestroy', 'test'];
const BYTE_ORDER_MARK = '\ufeff';

/**
 * Reads an app.json (docs/heroku.md §1.3). Never throws: what cannot be used is a problem, and the rest is used.
 * `environments` is known and left alone: its overrides are for tests and review apps.
 * @param file its path, for the problems
 */
export function parseAppJson(text: string, file: string): AppJson {
  const reader = new SetupReader(file);
  const fields = parseFields(text, reader);
  reader.warnOfUnknown(fields, KEYS, []);
  const scripts = reader.fields(fields['scripts'], ['scripts']);
  reader.warnOfUnknown(scripts, SCRIPTS, ['scripts']);
  const postdeploy = reader.part(TEXT, scripts['postdeploy'], ['scripts', 'postdeploy'])?.trim();
  return {
    env: readAppJsonEnv(fields['env'], reader),
    formation: readAppJsonFormation(fields['formation'], reader),
    postdeploy: postdeploy === undefined || postdeploy === '' ? null : postdeploy,
    buildpacks: readBuildpacks(fields['buildpacks'], reader),
    problems: reader.problems.finish(),
  };
}

function parseFields(text: string, reader: SetupReader): Fields {
  const source = text.startsWith(BYTE_ORDER_MARK) ? text.slice(BYTE_ORDER_MARK.length) : text;
  let json: unknown;
  try {
    json = JSON.parse(source);
  } catch (error) {
    // The parser's own message would quote the file, and with it perhaps somebody's secret.
    const line = errorLine(source, String(error));
    reader.problems.error(line, 'This is not valid JSON, so nothing of it is used: check quotes, commas and braces.');
    return {};
  }
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as Fields;
  reader.problems.error(null, 'This is JSON, but no object, so nothing of it is used: write `{ "env": { … } }`.');
  return {};
}

/** V8 says where it stopped for most mistakes. */
function errorLine(text: string, message: string): number | null {
  const [, position] = /at position (\d+)/.exec(message) ?? [];
  if (position !== undefined) return text.slice(0, Number(position)).split('\n').length;
  return message.includes('end of JSON') ? text.trimEnd().split('\n').length : null;
}

function readBuildpacks(value: unknown, reader: SetupReader): string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    reader.error(['buildpacks'], 'must be a list such as `[{ "url": "heroku/nodejs" }]`: it is left out');
    return [];
  }
  return value.flatMap((item, index) => {
    const path = ['buildpacks', String(index)];
    return reader.part(TEXT, reader.fields(item, path)['url'], [...path, 'url']) ?? [];
  });
}

/** What app.json's schema takes (docs/heroku.md §1.3). */
const NAME = /^[A-Z][A-Z0-9_]*$/;
/** What can be a config var at all. */
const USABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const ENV_KEYS = ['description', 'value', 'required', 'generator'];
const GENERATOR = v.literal('secret', 'must be `secret`, the only generator there is');

/** The `env` of an app.json: a default as text, or an object. `required` is true unless it says otherwise. */
function readAppJsonEnv(value: unknown, reader: SetupReader): SetupVar[] {
  return Object.entries(reader.fields(value, ['env'])).flatMap(([name, entry]) => {
    const path = ['env', name];
    if (!USABLE_NAME.test(name)) {
      reader.error(path, 'cannot name a config var: use letters, digits and `_`, first a letter');
      return [];
    }
    if (!NAME.test(name)) {
      reader.warning(path, 'is refused by Heroku: use capital letters, digits and `_`, first a letter');
    }
    return readVar(name, entry, path, reader);
  });
}

function readVar(name: string, entry: unknown, path: string[], reader: SetupReader): SetupVar {
  if (typeof entry !== 'object') {
    const value = readValue(entry, path, reader);
    return { name, description: null, required: true, value, generated: false };
  }
  const fields = reader.fields(entry, path);
  reader.warnOfUnknown(fields, ENV_KEYS, path);
  return {
    name,
    description: reader.part(TEXT, fields['description'], [...path, 'description']),
    required: reader.part(YES_OR_NO, fields['required'], [...path, 'required']) ?? true,
    value: readValue(fields['value'], [...path, 'value'], reader),
    generated: reader.part(GENERATOR, fields['generator'], [...path, 'generator']) !== null,
  };
}

/** Heroku wants text; a bare number or `true` can mean nothing else. */
function readValue(value: unknown, path: string[], reader: SetupReader): string | null {
  const scalar = reader.part(SCALAR, value, path);
  if (scalar === null || typeof scalar === 'string') return scalar;
  reader.warning(path, 'is refused by Heroku: put the value in quotes');
  return String(scalar);
}

const FORMATION_KEYS = ['quantity', 'size'];
const WHOLE_NUMBER = `must be a whole number from 0 to ${MAX_QUANTITY}`;
const QUANTITY = v.pipe(
  v.number(WHOLE_NUMBER),
  v.integer(WHOLE_NUMBER),
  v.minValue(0, WHOLE_NUMBER),
  v.maxValue(MAX_QUANTITY, WHOLE_NUMBER),
);

/** The `formation` of an app.json: process type → quantity, which must be there, and size. */
function readAppJsonFormation(value: unknown, reader: SetupReader): Record<string, SetupQuantity> {
  const entries = Object.entries(reader.fields(value, ['formation'])).flatMap(([type, entry]) => {
    const path = ['formation', type];
    if (!isProcessTypeName(type) || type === RELEASE) {
      reader.error(path, 'is no process type that can be scaled: it is left out');
      return [];
    }
    const read = readQuantity(entry, path, reader);
    return read === null ? [] : [[type, read] as const];
  });
  // fromEntries, unlike assignment, makes `__proto__` a name like any other.
  return Object.fromEntries(entries);
}

function readQuantity(entry: unknown, path: string[], reader: SetupReader): SetupQuantity | null {
  const fields = reader.fields(entry, path);
  reader.warnOfUnknown(fields, FORMATION_KEYS, path);
  const quantity = reader.part(QUANTITY, fields['quantity'], [...path, 'quantity']);
  if (quantity === null) {
    if (fields['quantity'] === undefined) reader.error(path, 'has no `quantity`: it is left out');
    return null;
  }
  const label = reader.part(TEXT, fields['size'], [...path, 'size']);
  const size = label === null ? undefined : dynoSize(label);
  if (label !== null && size === undefined) {
    reader.warning([...path, 'size'], 'is no dyno size of Heroku: the default size is taken');
  }
  return { quantity, size: size?.label ?? null };
}
