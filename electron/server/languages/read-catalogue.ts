import { readFileSync, statSync } from 'node:fs';
import * as v from 'valibot';
import type { Catalogue, Translation } from '../../../shared/text/i18n.ts';

/** In bytes: ten times what the English texts take. A file that is larger was not made by a translator. */
const MAX_CATALOGUE_BYTES = 1024 * 1024;

const Text = v.string();
const TranslationSchema = v.union([
  Text,
  v.partial(v.strictObject({ zero: Text, one: Text, two: Text, few: Text, many: Text, other: Text })),
]);

/**
 * Reads a translation of resources/words/en.json. What is wrong in it is left out, and stays English.
 * @param complain hears of it in one line, whatever there is to say
 * @returns null when nothing of the file can be used
 */
export function readCatalogue(file: string, complain: (line: string) => void): Catalogue | null {
  const read = readEntries(file);
  if (typeof read === 'string') {
    complain(`The words of ${file} are not used: ${read}`);
    return null;
  }
  // A text that is not translated yet is no mistake.
  const entries = Object.entries(read).filter(([, translation]) => translation !== '');
  const usable = entries.filter((entry): entry is [string, Translation] => isTranslation(...entry));
  const wrong = entries.find(([english, translation]) => !isTranslation(english, translation));
  if (wrong !== undefined) {
    const count = entries.length - usable.length;
    complain(`What is no translation in ${file} stays English: ${count} in all, the first “${wrong[0]}”`);
  }
  return Object.fromEntries(usable);
}

/** What the file holds, or a reason why it cannot be used. */
function readEntries(file: string): Record<string, unknown> | string {
  try {
    const { size } = statSync(file);
    if (size > MAX_CATALOGUE_BYTES) return `it has ${size} bytes, and ${MAX_CATALOGUE_BYTES} are the most`;
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isObject(value) ? value : 'it is no JSON object of texts';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text or plural forms, and what is filled in can be filled in: a placeholder is not translated. */
function isTranslation(english: string, translation: unknown): boolean {
  const { success, output } = v.safeParse(TranslationSchema, translation);
  if (!success) return false;
  const placeholders = placeholdersOf(english);
  if (typeof output === 'string') return sameSet(placeholdersOf(output), placeholders);
  // "One dyno" needs no number.
  return Object.values(output).every((form = '') => [...placeholdersOf(form)].every((name) => placeholders.has(name)));
}

function placeholdersOf(text: string): Set<string> {
  return new Set(text.match(/\{\w+\}/g));
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((name) => b.has(name));
}
