import type { Recorder } from './recorder.ts';

/** One message: large enough that its cost does not matter, small enough that a terminal parses it within a frame. */
export const BATCH_BYTES = 64 * 1024;
/** Unacknowledged bytes beyond which a view gets no more: some 30 to 50 ms of parsing for xterm.js. */
export const MAX_UNACKNOWLEDGED_BYTES = 1024 * 1024;
/** Unacknowledged bytes at which it is served again: soon enough that its terminal never runs dry. */
export const RESUME_BYTES = 64 * 1024;

/** The far end of a view. */
export interface TerminalClient {
  /** Output in order. The array has a buffer of its own size, but is shared with other views: not to be changed. */
  bytes(bytes: Uint8Array): void;
  /** The terminal is to be reset: what follows rebuilds its screen. `skipped` bytes will never be shown. */
  reset(skipped: number): void;
}

/** One terminal that shows a dyno. It is never waited for: when it falls too far behind, it skips (design §4.3). */
export class TerminalView {
  /** Position up to which the client was sent everything. */
  private sent = 0;
  private unacknowledged = 0;
  private waits = false;
  private disposed = false;

  /** Made by `Recorder.attach`. */
  constructor(
    private readonly recorder: Recorder,
    private readonly client: TerminalClient,
  ) {}

  /** The client's terminal has parsed so many more bytes. */
  ack(bytes: number): void {
    // A count that is too large must not let the view run ahead for ever.
    this.unacknowledged = Math.max(0, this.unacknowledged - bytes);
    if (this.disposed || !this.waits || this.unacknowledged > RESUME_BYTES) return;
    this.waits = false;
    const backlog = this.recorder.end - this.sent;
    if (backlog > MAX_UNACKNOWLEDGED_BYTES) this.restart(MAX_UNACKNOWLEDGED_BYTES);
    else this.send();
  }

  dispose(): void {
    this.disposed = true;
    this.recorder.detach(this);
  }

  /** For the recorder: sends what has come since. */
  send(): void {
    while (this.sent < this.recorder.end && !this.disposed && !this.waits) {
      if (this.unacknowledged > MAX_UNACKNOWLEDGED_BYTES) {
        this.waits = true;
      } else if (this.sent < this.recorder.start) {
        this.restart(MAX_UNACKNOWLEDGED_BYTES);
      } else {
        const batch = this.recorder.read(this.sent);
        this.sent += batch.length;
        this.recorder.deliver(this.sent);
        this.pass(batch);
      }
    }
  }

  /** For the recorder: rebuilds the client's screen from the newest bytes, about `size` at most. */
  restart(size: number): void {
    const { start, bytes } = this.recorder.replay(size);
    const skipped = Math.max(0, start - this.sent);
    this.sent = this.recorder.end;
    this.recorder.deliver(this.sent);
    this.unacknowledged = 0;
    this.client.reset(skipped);
    for (let at = 0; at < bytes.length && !this.disposed; at += BATCH_BYTES) {
      this.pass(new Uint8Array(bytes.subarray(at, at + BATCH_BYTES)));
    }
  }

  private pass(bytes: Uint8Array): void {
    this.unacknowledged += bytes.length;
    this.client.bytes(bytes);
  }
}
