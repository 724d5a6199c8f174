/** More than any browser sends; whatever else is in a header of kilobytes is not looked at. */
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
