import { quoted } from '../../engine/system/command-shell.ts';

/** Characters that mean nothing to a shell. */
const PLAIN = /^[\w@%+=:,./-]+$/;

/**
 * A command line out of the words that were typed, as `heroku run` makes it: one word is shell syntax and stays as it
 * is, several stay the words they are.
 */
export function joinWords(words: readonly string[]): string {
  const [only] = words;
  return words.length === 1 && only !== undefined ? only : words.map(quoteWord).join(' ');
}

function quoteWord(word: string): string {
  return PLAIN.test(word) ? word : quoted(word);
}
