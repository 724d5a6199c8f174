/**
 * The words of the window in the language of its user. English stands in the code, as the key that a catalogue
 * translates (resources/words/en.json lists all of them; docs/translating.md). Log lines, messages of the engine, and the
 * command line stay English, as Heroku's are. Own code, as looking up a text and choosing a plural (`Intl.PluralRules`)
 * is all that is done in the page: a library would be larger than what it replaces.
 */

/** A translated text, or one for each plural category that the language has. */
export type Translation = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

/** Translations by the English text, those of a plural by its `other` form. What is missing stays English. */
export type Catalogue = Readonly<Record<string, Translation>>;

/** What `{name}` in a text stands for. */
export type Values = Readonly<Record<string, string | number>>;

const ENGLISH = 'en';
const PLACEHOLDER = /\{(\w+)\}/g;

let spoken = ENGLISH;
let translations: ReadonlyMap<string, Translation> = new Map();
let plurals = new Intl.PluralRules(ENGLISH);

/**
 * Speaks another language from now on. To be called before any other module of the page runs: some keep their texts.
 * @param language a BCP 47 tag
 */
export function speak(language: string, catalogue: Catalogue): void {
  spoken = language;
  translations = new Map(Object.entries(catalogue));
  plurals = new Intl.PluralRules(language);
}

/** The language that is spoken, for numbers and dates. */
export function locale(): string {
  return spoken;
}

/** A text with its values filled in: `t('Close {app}', { app: name })`. A name without a value stays as it is. */
export function t(english: string, values?: Values): string {
  const translation = translations.get(english);
  return fill(typeof translation === 'string' ? translation : english, values);
}

/** A text that depends on a count, which is its `{n}`: `tn(3, '{n} dyno', '{n} dynos')` */
export function tn(count: number, one: string, other: string, values?: Values): string {
  return fill(formOf(count, one, other), { n: count, ...values });
}

function formOf(count: number, one: string, other: string): string {
  const translation = translations.get(other);
  if (typeof translation !== 'object') return count === 1 ? one : (translation ?? other);
  return translation[plurals.select(count)] ?? translation.other ?? other;
}

function fill(text: string, values: Values | undefined): string {
  if (values === undefined) return text;
  return text.replaceAll(PLACEHOLDER, (placeholder, name: string) => String(values[name] ?? placeholder));
}
