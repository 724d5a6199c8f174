/** One frame of a 60 Hz screen: changes within it reach clients as one snapshot. */
const FRAME_MS = 16;

/** Has clients told of changes, at most once a frame. */
export class SnapshotFeed {
  readonly #send: () => void;
  #timer: NodeJS.Timeout | null = null;

  constructor(send: () => void) {
    this.#send = send;
  }

  /** Something is another thing now: clients learn it with the next frame. */
  schedule(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#send();
    }, FRAME_MS);
  }

  /** Sends what has not been sent: who watches a dyno learns how it ended. */
  flush(): void {
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#send();
  }
}
