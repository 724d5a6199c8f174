import { describe, expect, it } from 'vitest';
import { parseEnvFile } from '../../../../shared/env/env-file.ts';
import { envCases, isError } from '../conformance-cases.ts';

const MULTILINE = 'THIS\nIS\nA\nMULTILINE\nSTRING';
const PEM = [
  '-----BEGIN PUBLIC KEY-----',
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A',
  'u4QuUoobAgMBAAE=',
  '-----END PUBLIC KEY-----',
].join('\n');

/** Every recorded case in which we differ from `heroku local` on purpose (docs/heroku-local.md §5.4). */
const DEVIATIONS: Record<string, { env: Record<string, string>; why: string }> = {
  'env-019': { env: { FOO: 'bar\nbaz' }, why: '\\n in double quotes is a line break' },
  'env-055': { env: { EXPAND_NEWLINES: 'expand\nnew\nlines' }, why: '\\n in double quotes is a line break' },
  'env-072': { env: { EXPORT_IS_DECLARED_WITH_SPACING: 'parsed' }, why: 'export' },
  'env-075': { env: { EXPORT_IS_DECLARED_WITH_SOME_VALUE_AND_SPACING: 'some_value' }, why: 'export' },
  'env-076': { env: { MULTI_DOUBLE_QUOTED: MULTILINE, NEXT: '1' }, why: 'crash: quotes over several lines' },
  'env-077': { env: { MULTI_SINGLE_QUOTED: MULTILINE, NEXT: '1' }, why: 'crash: quotes over several lines' },
  'env-079': { env: { KEY: PEM, NEXT: '1' }, why: 'crash: quotes over several lines' },
  'env-087': { env: { A: '' }, why: 'a one-letter name without a value was lost' },
  'env-100': { env: { A: '"b' }, why: 'crash: quote never closed; as dotenv and foreman' },
  'env-101': { env: { A: "'b" }, why: 'crash: quote never closed; as dotenv and foreman' },
  'env-137': { env: { A: '"' }, why: 'crash: quote never closed; as dotenv and foreman' },
  'env-149': { env: { A: 'C:\\path\new' }, why: '\\n in double quotes is a line break, with a warning for paths' },
  'env-152': { env: { A: 'multi\nline', B: 'c' }, why: 'crash: quotes over several lines' },
  'env-hq08': { env: { K: 'both \' and "' }, why: 'as config:set' },
  'env-hq12': { env: { K: "a$b'c" }, why: 'as config:set' },
  'env-hq17': { env: { K: '{"k":"it\'s"}' }, why: 'as config:set' },
  'env-hq19': { env: { K: '' }, why: 'a one-letter name without a value was lost' },
};

function read(text: string): Record<string, string> {
  return Object.fromEntries(parseEnvFile(text, '.env').entries.map(({ name, value }) => [name, value]));
}

/** The environment is text; the recorder wrote numbers and booleans of JSON files as they are. */
function asText(env: Record<string, string | number | boolean>): Record<string, string> {
  return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, String(value)]));
}

describe('parseEnvFile on the recorded cases', () => {
  const same = envCases.filter(({ id }) => !(id in DEVIATIONS));
  const different = envCases.filter(({ id }) => id in DEVIATIONS);

  it.each(same)('reads $id as heroku local does', ({ input, expected }) => {
    expect(isError(expected.heroku_local)).toBe(false);
    expect(read(input)).toEqual(asText(expected.heroku_local as Record<string, string>));
  });

  it.each(different)('reads $id better than heroku local does', ({ id, input, expected }) => {
    expect(read(input)).toEqual(DEVIATIONS[id]?.env);
    expect(read(input)).not.toEqual(expected.heroku_local);
  });

  it('finds every listed deviation among the cases', () => {
    expect(different.map(({ id }) => id).toSorted()).toEqual(Object.keys(DEVIATIONS).toSorted());
  });

  const roundTrips = envCases.filter((envCase) => envCase.original_value !== undefined);

  it.each(roundTrips)('gives back the config var of $id exactly', ({ input, original_value }) => {
    expect(read(input)).toEqual({ K: original_value });
  });
});
