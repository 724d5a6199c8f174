/**
 * What no terminal may get in a line of ours: controls (C0, DEL, C1, line ends), marks that turn the direction of text
 * or that nobody sees, separators of lines and paragraphs, and halves of characters.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const HALF = /^\p{Cs}$/u;
/** U+FFFD: half a character has no UTF-8. */
const REPLACEMENT = '%EF%BF%BD';
const BEYOND_ASCII = /[^\x20-\x7e]/g;

/**
 * Text from outside (a folder's name, a command, the reason of a failure) as a line of Dynodeck's own may hold it:
 * letters of any script as they are, what a terminal acts on percent-encoded as UTF-8.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => (HALF.test(character) ? REPLACEMENT : encodeURIComponent(character)));
}

/** Bytes from outside, as latin1, as a line may quote them: printable ASCII as it is, all else and `"` percent-encoded. */
export function printableBytes(latin1: string): string {
  return latin1.replace(BEYOND_ASCII, escaped).replaceAll('"', '%22');
}

function escaped(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
