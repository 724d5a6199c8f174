/** A language that nobody speaks, to find the texts of the window that no translator gets to see. */
import type { Catalogue } from '../../shared/text/i18n.ts';
import { englishCatalogue } from '../../electron/tools/words/catalogue.mjs';

const ENGLISH = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const ACCENTED = 'ÁƁĆĐÉƑǦĤÍĴĶĹḾŃÓƤɊŔŚŤÚṼŴẊÝŹáƀćđéƒǧĥíĵķĺḿńóƥɋŕśťúṽŵẋýź';
const PLACEHOLDER = /(\{\w+\})/;

const english = englishCatalogue() as Record<string, string | { one: string; other: string }>;

/** Every text, in brackets and with an accent on every letter; a letter without one is not from the catalogue. */
export function pseudoCatalogue(): Catalogue {
  return Object.fromEntries(
    Object.entries(english).map(([key, text]) => [
      key,
      typeof text === 'string' ? pseudo(text) : { one: pseudo(text.one), other: pseudo(text.other) },
    ]),
  );
}

/**
 * What the window says for an English text, given as it is shown: `Start web.1` for `Start {dyno}`.
 * @throws when the catalogue has no such text
 */
export function say(shown: string): string {
  if (shown in english) return pseudo(shown);
  for (const text of Object.keys(english).toSorted(byLiteralLength)) {
    const values = valuesIn(shown, text);
    if (values !== null) return pseudo(text, values);
  }
  throw new Error(`The catalogue has no text for “${shown}”.`);
}

function pseudo(text: string, values: readonly string[] = []): string {
  const said = text
    .split(PLACEHOLDER)
    .map((piece, at) => (at % 2 === 1 ? (values[(at - 1) / 2] ?? piece) : accented(piece)));
  return `⟦${said.join('')}⟧`;
}

function accented(text: string): string {
  return text.replaceAll(/[A-Za-z]/g, (letter) => ACCENTED.charAt(ENGLISH.indexOf(letter)));
}

function valuesIn(shown: string, text: string): string[] | null {
  const pieces = text.split(PLACEHOLDER).map((piece, at) => (at % 2 === 1 ? '(.+)' : literal(piece)));
  return new RegExp(`^${pieces.join('')}$`).exec(shown)?.slice(1) ?? null;
}

function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The text that says most by itself is the one that is meant. */
function byLiteralLength(a: string, b: string): number {
  return b.replaceAll(/\{\w+\}/g, '').length - a.replaceAll(/\{\w+\}/g, '').length;
}
