const ENQ = 0x05;
const BEL = 0x07;
const SO = 0x0e;
const SI = 0x0f;
const CAN = 0x18;
const SUB = 0x1a;
const ESC = 0x1b;
const SPACE = 0x20;
const DELETE = 0x7f;
/** The byte that, after ESC, begins an operating system command. */
const OSC = 0x5d;

/** Controls outside of sequences that somebody here cares for. */
const CONTROLS = [SO, SI, BEL, ENQ];
/** What is kept of a sequence: enough to recognise any of ours. The rest of a longer one is passed over. */
const MAX_BODY_BYTES = 512;

type State = 'ground' | 'escape' | 'csi' | 'string';

/** `control`: one C0 byte; `escape`: ESC and a few bytes; `csi`: `ESC [ …`; `string`: OSC, DCS, APC, PM or SOS. */
export type SequenceKind = 'control' | 'escape' | 'csi' | 'string';

/**
 * Finds the escape sequences in a stream of terminal bytes, following xterm.js's parser where terminals differ. Text is
 * jumped over. The 8-bit forms of the introducers are taken for text, as nothing writes them in UTF-8.
 */
export class SequenceParser {
  /** What the last call of {@link next} found; null when its bytes ended first, or a sequence was broken off. */
  kind: SequenceKind | null = null;
  /** Where in the bytes of that call it starts; negative when it started in an earlier call's. */
  start = 0;
  #state: State = 'ground';
  readonly #collected = Buffer.alloc(MAX_BODY_BYTES);
  #length = 0;
  /** Which bytes were last looked through for {@link CONTROLS}, and the result. */
  #searched: Uint8Array | null = null;
  #hasControls = false;

  get isInGround(): boolean {
    return this.#state === 'ground';
  }

  /**
   * What was found, without introducer: `?25h`, `(0`, `]0;title`, `P$qm`. A string keeps the byte that says which it
   * is, not its terminator, and at most {@link MAX_BODY_BYTES}.
   */
  get body(): string {
    return this.#collected.toString('latin1', 0, this.#length);
  }

  /**
   * What makes a terminal that has seen nothing wait for the rest of the present sequence without acting on it; empty
   * outside of sequences. A string that a bell ends is resumed as one, under a number that means nothing.
   */
  get resumption(): string {
    switch (this.#state) {
      case 'ground':
        return '';
      case 'escape':
        return '\x1b';
      case 'csi':
        return '\x1b[';
      case 'string':
        return this.#collected[0] === OSC ? '\x1b]5379;' : '\x1b^';
    }
  }

  clone(): SequenceParser {
    const copy = new SequenceParser();
    copy.#state = this.#state;
    copy.#length = this.#length;
    this.#collected.copy(copy.#collected, 0, 0, this.#length);
    return copy;
  }

  /**
   * Goes on from `from` to the end of the next sequence or control.
   * @returns the index after it, or the length of `bytes`; see {@link kind} for which
   */
  next(bytes: Uint8Array, from: number): number {
    this.kind = null;
    let at = from;
    if (this.#state === 'ground') {
      at = this.#nextStart(bytes, from);
      if (at === bytes.length) return at;
      this.start = at;
      this.#length = 0;
      const byte = bytes[at++] as number;
      if (byte !== ESC) return this.#found('control', byte, at);
      this.#state = 'escape';
    } else if (from === 0) {
      this.start = -1;
    }
    while (at < bytes.length) {
      at = this.#step(bytes[at] as number, at);
      if (this.isInGround) return at;
    }
    return at;
  }

  /** Index of the next byte that is not text. */
  #nextStart(bytes: Uint8Array, from: number): number {
    if (this.#searched !== bytes) {
      this.#searched = bytes;
      this.#hasControls = CONTROLS.some((control) => bytes.includes(control, from));
    }
    if (!this.#hasControls) {
      const escape = bytes.indexOf(ESC, from);
      return escape < 0 ? bytes.length : escape;
    }
    for (let at = from; at < bytes.length; at++) {
      const byte = bytes[at] as number;
      if (byte < SPACE && (byte === ESC || CONTROLS.includes(byte))) return at;
    }
    return bytes.length;
  }

  /** Takes one byte of a sequence, and gives the index to go on from. */
  #step(byte: number, at: number): number {
    if (byte === ESC) return this.#escaped(at);
    if (byte === CAN || byte === SUB) {
      this.#state = 'ground';
      return at + 1;
    }
    switch (this.#state) {
      case 'escape':
        return this.#stepEscape(byte, at + 1);
      case 'csi':
        return this.#stepCsi(byte, at + 1);
      default:
        if (byte === BEL && this.#collected[0] === OSC) return this.#found('string', null, at + 1);
        this.#collect(byte);
        return at + 1;
    }
  }

  /** ESC ends a string, and is looked at again as the start of what follows; any other sequence starts over. */
  #escaped(at: number): number {
    if (this.#state === 'string') return this.#found('string', null, at);
    this.#state = 'escape';
    this.start = at;
    this.#length = 0;
    return at + 1;
  }

  #stepEscape(byte: number, next: number): number {
    if (byte > DELETE) this.#state = 'ground';
    if (byte < SPACE || byte >= DELETE) return next;
    if (this.#length === 0) {
      if (byte === 0x5b) {
        this.#state = 'csi';
        return next;
      }
      if (byte === 0x50 || byte === 0x58 || (byte >= 0x5d && byte <= 0x5f)) this.#state = 'string';
    }
    if (this.#state === 'escape' && byte >= 0x30) return this.#found('escape', byte, next);
    this.#collect(byte);
    return next;
  }

  #stepCsi(byte: number, next: number): number {
    if (byte > DELETE) this.#state = 'ground';
    if (byte < SPACE || byte >= DELETE) return next;
    if (byte >= 0x40) return this.#found('csi', byte, next);
    this.#collect(byte);
    return next;
  }

  #collect(byte: number): void {
    if (this.#length < MAX_BODY_BYTES) this.#collected[this.#length++] = byte;
  }

  #found(kind: SequenceKind, last: number | null, next: number): number {
    if (last !== null) this.#collect(last);
    this.kind = kind;
    this.#state = 'ground';
    return next;
  }
}
