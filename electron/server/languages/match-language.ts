const ENGLISH = 'en';

/** Tells whether a text names a language as BCP 47 has it, such as `de` or `pt-BR`. */
export function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

/** English is in the code: no file is looked for. */
export function isEnglish(tag: string): boolean {
  return tag.toLowerCase().split('-', 1)[0] === ENGLISH;
}

/**
 * The first wanted language that there is, or else the language it is a form of (`de-AT`, then `de`), as RFC 4647 looks
 * them up (§3.4).
 * @param wanted tags, the most wanted first; not checked by anyone
 * @returns one of `available`; null for English, because it is wanted more or because nothing else is there
 */
export function matchLanguage(wanted: readonly string[], available: readonly string[]): string | null {
  for (const range of wanted) {
    if (isEnglish(range)) return null;
    const candidates = withParents(range.toLowerCase());
    const found = candidates.map((tag) => available.find((there) => there.toLowerCase() === tag)).find(Boolean);
    if (found !== undefined) return found;
  }
  return null;
}

/** `zh-hant-tw`, `zh-hant`, `zh` */
function withParents(tag: string): string[] {
  const parts = tag.split('-');
  return parts.map((_part, index) => parts.slice(0, parts.length - index).join('-'));
}

/** A client lists no more languages than this, and whatever else is in a header of kilobytes is not looked at. */
const MOST_RANGES = 32;

/**
 * The languages of an Accept-Language header (RFC 9110, §12.5.4), the most wanted first. Without `*`, any language: then
 * English will do.
 */
export function acceptedLanguages(header: string | undefined): string[] {
  return (header ?? '')
    .split(',', MOST_RANGES)
    .map(rangeOf)
    .filter(({ tag, weight }) => /^[A-Za-z]/.test(tag) && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}

function rangeOf(text: string): { tag: string; weight: number } {
  const [tag = '', ...parameters] = text.split(';').map((part) => part.trim());
  const weight = parameters.find((parameter) => /^q=/i.test(parameter));
  return { tag, weight: weight === undefined ? 1 : Number(weight.slice('q='.length)) };
}
