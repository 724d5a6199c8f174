/** Bytes of the longest UTF-8 character. */
const MAX_CHARACTER_BYTES = 4;

export function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

/**
 * Where to end a piece of text that fills `bytes` and goes on with `next`, so that no UTF-8 character is torn: at its
 * end, or before the character that `next` continues. Bytes that are not UTF-8 are cut anywhere.
 */
export function splitPoint(bytes: Uint8Array, next: number): number {
  const end = bytes.length;
  if (!isContinuation(next)) return end;
  for (let back = 1; back < MAX_CHARACTER_BYTES; back++) {
    const byte = bytes[end - back];
    if (byte === undefined) return end;
    if (!isContinuation(byte)) return characterBytes(byte) > back ? end - back : end;
  }
  return end;
}

function characterBytes(lead: number): number {
  if (lead >= 0xf0 && lead < 0xf8) return 4;
  if (lead >= 0xe0) return lead < 0xf0 ? 3 : 1;
  return lead >= 0xc0 ? 2 : 1;
}
