import { secretTexts, SECRET_MASK } from '../../../shared/config/secret-names.ts';

/** A line of the log has at most ten thousand bytes, so a longer value is never seen whole. */
const MAX_SECRET_BYTES = 8 * 1024;
const MASK = Buffer.from(SECRET_MASK);

/**
 * Replaces secrets in a stream of bytes. Bytes at the end of a piece that may be the beginning of a secret are held
 * back until the next piece, or until they are asked for.
 */
export class LogMask {
  /** Longest first. */
  readonly #secrets: readonly Buffer[];
  #held: Buffer = Buffer.alloc(0);

  constructor(vars: Iterable<readonly [name: string, value: string]>) {
    // A terminal changes line breaks; the lines of a value are looked for one by one.
    const secrets = secretTexts(vars).filter((text) => !text.includes('\n')).map((text) => Buffer.from(text));
    this.#secrets = secrets.filter(({ length }) => length <= MAX_SECRET_BYTES);
  }

  /** Whether there is anything to look for. */
  get isEmpty(): boolean {
    return this.#secrets.length === 0;
  }

  get isHolding(): boolean {
    return this.#held.length > 0;
  }

  /** What can be shown so far. */
  push(chunk: Uint8Array): Uint8Array {
    const masked = this.#masked(this.#joined(chunk));
    const shown = masked.length - this.#heldLength(masked);
    // A copy: the piece belongs to whoever read it.
    this.#held = Buffer.from(masked.subarray(shown));
    return masked.subarray(0, shown);
  }

  /** What was held back: it has become no secret. */
  flush(): Uint8Array {
    const held = this.#held;
    this.#held = Buffer.alloc(0);
    return held;
  }

  #joined(chunk: Uint8Array): Buffer {
    if (this.#held.length > 0) return Buffer.concat([this.#held, chunk]);
    return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
  }

  #masked(bytes: Buffer): Buffer {
    let masked = bytes;
    for (const secret of this.#secrets) masked = withoutSecret(masked, secret);
    return masked;
  }

  /** Length of the longest end that is the beginning of a secret. */
  #heldLength(bytes: Buffer): number {
    let longest = 0;
    for (const secret of this.#secrets) {
      const first = secret[0] ?? 0;
      const last = bytes.length - longest;
      for (let at = bytes.indexOf(first, Math.max(0, bytes.length - secret.length + 1)); at !== -1 && at < last; ) {
        const length = bytes.length - at;
        if (bytes.compare(secret, 0, length, at) === 0) {
          longest = length;
          break;
        }
        at = bytes.indexOf(first, at + 1);
      }
    }
    return longest;
  }
}

function withoutSecret(bytes: Buffer, secret: Buffer): Buffer {
  let found = bytes.indexOf(secret);
  if (found === -1) return bytes;
  const pieces: Buffer[] = [];
  let from = 0;
  for (; found !== -1; found = bytes.indexOf(secret, from)) {
    pieces.push(bytes.subarray(from, found), MASK);
    from = found + secret.length;
  }
  return Buffer.concat([...pieces, bytes.subarray(from)]);
}
