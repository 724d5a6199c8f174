/** Base64 of about 1 MB: more is nobody's selection. */
const MAX_ENCODED = 1_400_000;
const TARGET = /^[cps0-7]*;/;

/**
 * The text a program wants on the clipboard, from the data of an OSC 52 sequence (`c;BASE64`). Null when it asks to
 * read the clipboard (`c;?`, never answered), or for anything malformed.
 */
export function requestedText(data: string): string | null {
  const target = TARGET.exec(data);
  if (target === null || data.length > MAX_ENCODED) return null;
  const encoded = data.slice(target[0].length);
  try {
    const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
    return bytes.length === 0 ? null : new TextDecoder().decode(bytes);
  } catch {
    return null;
  }
}
