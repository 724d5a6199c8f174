import { Modes } from './modes.ts';
import { SequenceParser } from './sequence-parser.ts';

/** The modes a terminal is in after the bytes fed so far. */
export class ModeTracker {
  readonly #parser: SequenceParser;

  private constructor(
    parser: SequenceParser,
    readonly modes: Modes,
  ) {
    this.#parser = parser;
  }

  static create(): ModeTracker {
    return new ModeTracker(new SequenceParser(), new Modes());
  }

  /** Whether the bytes so far do not end inside an escape sequence. */
  get isInGround(): boolean {
    return this.#parser.isInGround;
  }

  /** See {@link SequenceParser.resumption}. */
  get resumption(): string {
    return this.#parser.resumption;
  }

  clone(): ModeTracker {
    return new ModeTracker(this.#parser.clone(), this.modes.clone());
  }

  /** @param resized index in `bytes` before which the terminal got another size; outside of them: it did not. */
  feed(bytes: Uint8Array, resized = -1): void {
    if (resized < 0 || resized >= bytes.length) {
      this.#parse(bytes);
      return;
    }
    this.#parse(bytes.subarray(0, resized));
    this.modes.resized();
    this.#parse(bytes.subarray(resized));
  }

  #parse(bytes: Uint8Array): void {
    const parser = this.#parser;
    let at = 0;
    while (at < bytes.length) {
      at = parser.next(bytes, at);
      if (parser.kind !== null) this.modes.apply(parser.kind, parser.body);
    }
  }
}
