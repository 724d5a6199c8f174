import { readdirSync, statSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Catalogue, Translation } from '../../../shared/text/i18n.ts';
import { isEnglish, isLanguageTag, matchLanguage } from './match-language.ts';
import * as v from 'valibot';

const EXTENSION = '.json';
/** The tag of a file whose name is none. */
const UNDETERMINED = 'und';

/** The words of the window in a language other than English. */
export interface Words {
  /** A BCP 47 tag. */
  language: string;
  catalogue: Catalogue;
}

export interface LanguagesOptions {
  /** With a catalogue for each language, named after its tag: `de.json`, `pt-BR.json`. */
  folder: string;
  /** A catalogue that is used instead of any other: a translator's own; null: none. */
  file: string | null;
  /** Hears of files that are not as they should be, a line each. */
  complain(line: string): void;
}

/**
 * Where catalogues are: in a folder of ours or, where a translator says so, in another one or in a single file
 * (docs/translating.md).
 * @param folder the one that was installed
 */
export function cataloguesOf(
  folder: string,
  environment: NodeJS.ProcessEnv,
): Pick<LanguagesOptions, 'folder' | 'file'> {
  const given = environment['DYNODECK_WORDS'] ?? '';
  if (given === '') return { folder, file: null };
  return isFolder(given) ? { folder: given, file: null } : { folder, file: given };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** The languages that the window can speak besides English. For English, no file is touched. */
export class Languages {
  readonly #options: LanguagesOptions;
  readonly #words = new Map<string, Words | null>();
  #available: string[] | null = null;

  constructor(options: LanguagesOptions) {
    this.#options = options;
  }

  /** Tags, sorted. */
  get available(): readonly string[] {
    this.#available ??= languagesIn(this.#options.folder);
    return this.#available;
  }

  /**
   * Words in the first language of a list that there is.
   * @param wanted tags, the most wanted first
   * @returns null: English
   */
  wordsFor(wanted: readonly string[]): Words | null {
    const { folder, file } = this.#options;
    if (file !== null) return this.#wordsOf(languageOf(file), file);
    const [first] = wanted;
    if (first === undefined || isEnglish(first)) return null;
    const language = matchLanguage(wanted, this.available);
    return language === null ? null : this.#wordsOf(language, join(folder, `${language}${EXTENSION}`));
  }

  #wordsOf(language: string, file: string): Words | null {
    let words = this.#words.get(language);
    if (words === undefined) {
      const catalogue = readCatalogue(file, this.#options.complain);
      words = catalogue === null ? null : { language, catalogue };
      this.#words.set(language, words);
    }
    return words;
  }
}

function languageOf(file: string): string {
  const name = basename(file, EXTENSION);
  return isLanguageTag(name) ? name : UNDETERMINED;
}

/** The languages whose catalogues are in a folder; none where there is no such folder. */
function languagesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(EXTENSION))
      .map((name) => basename(name, EXTENSION))
      .filter((tag) => isLanguageTag(tag) && !isEnglish(tag))
      .toSorted();
  } catch {
    return [];
  }
}

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
function readCatalogue(file: string, complain: (line: string) => void): Catalogue | null {
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

/** The catalogue in the file, or a reason why it cannot be used. */
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
