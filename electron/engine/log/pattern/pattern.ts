/** What is looked for in the bytes of lines. */
export interface Pattern {
  /** Whether every {@link candidate} is a match. */
  readonly isExact: boolean;
  /**
   * An offset in the first line of `bytes[from..to)` that can match, or -1. `from` is the start of a line, and every
   * line is followed by a line feed.
   */
  candidate(bytes: Uint8Array, from: number, to: number): number;
  /** Whether the line `bytes[from..to)`, without its line feed, matches. */
  isIn(bytes: Buffer, from: number, to: number): boolean;
}
