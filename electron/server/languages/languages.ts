import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Catalogue } from '../../../shared/text/i18n.ts';
import { isEnglish, isLanguageTag, matchLanguage } from './match-language.ts';
import { readCatalogue } from './read-catalogue.ts';

const EXTENSION = '.json';
/** Of a file whose name is no tag. */
const UNDETERMINED = 'und';

/** What the window says in a language other than English. */
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

/** None where there is no such folder. */
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
