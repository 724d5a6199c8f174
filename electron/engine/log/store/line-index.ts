/** Room for the lines of a segment of ordinary log lines; grows by doubling where lines are shorter. */
const INITIAL_LINES = 16_384;

/** Columns of a segment's lines: where each starts and its level, when it came, and who said it. Ten bytes per line. */
export class LineIndex {
  private constructor(
    public starts: Uint32Array,
    /** Microseconds since the segment's first line. */
    public delays: Uint32Array,
    /** Id of the origin, and the flag ELSEWHERE. */
    public origins: Uint16Array,
  ) {}

  static create(): LineIndex {
    return new LineIndex(
      new Uint32Array(INITIAL_LINES),
      new Uint32Array(INITIAL_LINES),
      new Uint16Array(INITIAL_LINES),
    );
  }

  get capacity(): number {
    return this.starts.length;
  }

  get byteLength(): number {
    return this.starts.byteLength + this.delays.byteLength + this.origins.byteLength;
  }

  grow(): void {
    const { starts, delays, origins } = this;
    this.starts = new Uint32Array(2 * starts.length);
    this.delays = new Uint32Array(2 * delays.length);
    this.origins = new Uint16Array(2 * origins.length);
    this.starts.set(starts);
    this.delays.set(delays);
    this.origins.set(origins);
  }

  /** A copy of the first `count` lines without room for more. */
  trimmed(count: number): LineIndex {
    return new LineIndex(
      this.starts.slice(0, count),
      this.delays.slice(0, count),
      this.origins.slice(0, count),
    );
  }
}
