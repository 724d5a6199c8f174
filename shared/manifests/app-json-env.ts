import * as v from 'valibot';
import type { SetupVar } from './setup.ts';
import { SCALAR, type SetupReader, TEXT, YES_OR_NO } from './setup-reader.ts';

/** What app.json's schema takes (docs/heroku.md §1.3). */
const NAME = /^[A-Z][A-Z0-9_]*$/;
/** What can be a config var at all. */
const USABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const KEYS = ['description', 'value', 'required', 'generator'];
const GENERATOR = v.literal('secret', 'must be `secret`, the only generator there is');

/** The `env` of an app.json: a default as text, or an object. `required` is true unless it says otherwise. */
export function readAppJsonEnv(value: unknown, reader: SetupReader): SetupVar[] {
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
  reader.warnOfUnknown(fields, KEYS, path);
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
