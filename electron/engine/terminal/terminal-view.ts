import { Skimming, type SkimmedView } from './skimming.ts';

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
  /**
   * The terminal is to be reset: what follows rebuilds its screen. `skipped` more bytes will never be shown; fewer, when
   * some that were counted are shown after all. `isPatchy`: a full-screen program should paint its screen anew.
   */
  reset(skipped: number, isPatchy: boolean): void;
}

/** What a terminal view shows: the newest bytes of a dyno, at positions that count all bytes it ever printed. */
export interface RecordedBytes {
  /** Position of the oldest byte that is kept. */
  readonly start: number;
  /** Position after the newest byte. */
  readonly end: number;
  readonly screenBytes: number;
  /** Up to {@link BATCH_BYTES} from a position on. Not to be changed: other views get the same array. */
  read(from: number): Uint8Array;
  /** A view has got everything up to a position. */
  deliver(position: number): void;
  /** Rebuilds the screen from the newest bytes, about `size` at most; tells the position where they begin. */
  replay(size: number): { start: number; bytes: Uint8Array };
  detach(view: TerminalView): void;
}

/** One terminal that shows a dyno. It is never waited for: when it falls too far behind, it skips. */
export class TerminalView implements SkimmedView {
  /** Position up to which the client was sent everything. */
  #sent = 0;
  #unacknowledged = 0;
  #waits = false;
  #disposed = false;
  readonly #skimming: Skimming | null;

  readonly #recorder: RecordedBytes;
  readonly #client: TerminalClient;

  /** Made by `Recorder.attach`. @param skims whether it is spared what nobody could read, see {@link Skimming}. */
  constructor(
    recorder: RecordedBytes,
    client: TerminalClient,
    skims: boolean,
  ) {
    this.#recorder = recorder;
    this.#client = client;
    this.#skimming = skims ? new Skimming(this) : null;
  }

  /** The client's terminal has parsed so many more bytes. */
  ack(bytes: number): void {
    // A count that is too large must not let the view run ahead for ever.
    this.#unacknowledged = Math.max(0, this.#unacknowledged - bytes);
    if (this.#disposed || !this.#waits || !this.isReady) return;
    this.#waits = false;
    const backlog = this.#recorder.end - this.#sent;
    if (backlog > MAX_UNACKNOWLEDGED_BYTES && !this.#isHeld) this.#skip();
    else this.send();
  }

  /** Somebody types into the dyno here, and waits for the answer. */
  typed(): void {
    this.#skimming?.typed();
  }

  dispose(): void {
    this.#disposed = true;
    this.#skimming?.dispose();
    this.#recorder.detach(this);
  }

  /** For the recorder: sends what has come since. */
  send(): void {
    while (this.#sent < this.#recorder.end && !this.#disposed && !this.#waits && !this.#isHeld) {
      if (this.#unacknowledged > MAX_UNACKNOWLEDGED_BYTES) {
        this.#waits = true;
      } else if (this.#sent < this.#recorder.start) {
        this.#skip();
      } else {
        const batch = this.#recorder.read(this.#sent);
        if (this.#skimming?.begins(batch.length) === true) continue;
        this.#sent += batch.length;
        this.#recorder.deliver(this.#sent);
        this.#pass(batch);
      }
    }
  }

  /** For the recorder: shows the client all that is kept. */
  open(): void {
    this.restart(Infinity, (start) => this.#client.reset(start, start > 0));
  }

  /** For the skimming. */
  get isReady(): boolean {
    return this.#unacknowledged <= RESUME_BYTES;
  }

  get written(): number {
    return this.#recorder.end;
  }

  get shown(): number {
    return this.#sent;
  }

  get screenBytes(): number {
    return this.#recorder.screenBytes;
  }

  /**
   * Rebuilds the client's screen from the newest bytes, about `size` at most.
   * @param reset is to tell the client; given the position at which these bytes begin
   */
  restart(size: number, reset: (start: number) => void): void {
    const { start, bytes } = this.#recorder.replay(size);
    this.#sent = this.#recorder.end;
    this.#recorder.deliver(this.#sent);
    this.#unacknowledged = 0;
    reset(start);
    for (let at = 0; at < bytes.length && !this.#disposed; at += BATCH_BYTES) {
      this.#pass(new Uint8Array(bytes.subarray(at, at + BATCH_BYTES)));
    }
  }

  /** For the skimming. */
  reset(skipped: number, isPatchy: boolean): void {
    this.#client.reset(skipped, isPatchy);
  }

  get #isHeld(): boolean {
    return this.#skimming?.holds === true;
  }

  #skip(): void {
    const sent = this.#sent;
    this.restart(MAX_UNACKNOWLEDGED_BYTES, (start) => {
      const skipped = Math.max(0, start - sent);
      // The skimming tells in the end what has not been shown since its beginning.
      this.#client.reset(this.#skimming?.hasGap === true ? 0 : skipped, skipped > 0);
    });
  }

  #pass(bytes: Uint8Array): void {
    this.#unacknowledged += bytes.length;
    this.#client.bytes(bytes);
  }
}
