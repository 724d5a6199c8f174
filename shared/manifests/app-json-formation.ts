import * as v from 'valibot';
import { MAX_QUANTITY, RELEASE, type SetupQuantity } from '../dynos/formation.ts';
import { dynoSize } from '../dynos/dyno-size.ts';
import { isProcessTypeName, type SetupReader, TEXT } from './setup-reader.ts';

const KEYS = ['quantity', 'size'];
const WHOLE_NUMBER = `must be a whole number from 0 to ${MAX_QUANTITY}`;
const QUANTITY = v.pipe(
  v.number(WHOLE_NUMBER),
  v.integer(WHOLE_NUMBER),
  v.minValue(0, WHOLE_NUMBER),
  v.maxValue(MAX_QUANTITY, WHOLE_NUMBER),
);

/** The `formation` of an app.json: process type → quantity, which must be there, and size. */
export function readAppJsonFormation(value: unknown, reader: SetupReader): Record<string, SetupQuantity> {
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
  reader.warnOfUnknown(fields, KEYS, path);
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
