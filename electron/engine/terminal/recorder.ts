import { Asciicast, type CastOutput } from './asciicast.ts';
import { findCut, startOfLines } from './replay/cut.ts';
import { ModeTracker } from './replay/mode-tracker.ts';
import { replay } from './replay/replay.ts';
import { Ring } from './ring.ts';
import { BATCH_BYTES, type TerminalClient, TerminalView } from './terminal-view.ts';

/** Twenty thousand lines of 100 bytes: twice the scrollback of a terminal; parsed by xterm.js in about 75 ms. */
const DEFAULT_CAPACITY_BYTES = 2 * 1024 * 1024;
/** No view gets batches more often: an endless stream of small reads becomes 125 messages a second. */
export const BATCH_MS = 8;
/** A program that asked its terminal something gives up waiting about then; a later answer would be typed input. */
const QUERY_PATIENCE_MS = 2000;

/** A screen of lines is less; one painted with cursor movements and colours, on the largest display, is about that. */
export const SCREEN_BYTES = 64 * 1024;
/** The rows of a terminal that was not told its size yet: more than most windows show. */
const UNKNOWN_ROWS = 60;

export interface RecorderOptions {
  /** How many of the newest bytes are kept. */
  capacityBytes?: number;
}

/**
 * What one dyno's terminal was sent, raw: feeds its views and rebuilds the screen for new ones. Writing
 * costs a copy; nobody is called from it, however many views there are.
 */
export class Recorder {
  readonly #evicted = ModeTracker.create();
  readonly #ring: Ring;
  readonly #views = new Set<TerminalView>();
  #timer: NodeJS.Timeout | null = null;
  #immediate: NodeJS.Immediate | null = null;
  #flushedTo = 0;
  #flushedAt = -Infinity;
  /** Position up to which at least one view has got everything. */
  #delivered = 0;
  /** When the first byte after `delivered` was written. */
  #undeliveredSince = 0;
  #columns = 0;
  #rows = 0;
  #resizedAt = 0;
  #recorded: Asciicast | null = null;
  /** The way into it. */
  #recording: CastOutput | null = null;
  /** The batch sent last: views that keep up all want the same. */
  #batch: { from: number; bytes: Uint8Array } | null = null;

  constructor(options: RecorderOptions = {}) {
    this.#ring = new Ring(options.capacityBytes ?? DEFAULT_CAPACITY_BYTES, (bytes, position) =>
      this.#evicted.feed(bytes, this.#resizedAt - position),
    );
  }

  /** Position of the oldest byte kept: how many were evicted. */
  get start(): number {
    return this.#ring.start;
  }

  /** Position after the newest byte: how many were written. */
  /** Of the terminal; 0 until somebody has seen it. */
  get columns(): number {
    return this.#columns;
  }

  get end(): number {
    return this.#ring.end;
  }

  /** How many of the newest bytes fill a screen, {@link SCREEN_BYTES} at most. More lines would be parsed for nothing. */
  get screenBytes(): number {
    const { start, end } = this.#ring;
    const newest = this.#ring.copy(Math.max(start, end - SCREEN_BYTES), end);
    return newest.length - startOfLines(newest, (this.#rows || UNKNOWN_ROWS) + 1);
  }

  /** Takes bytes as the dyno wrote them. They are copied. */
  write(chunk: Uint8Array): void {
    if (this.#delivered === this.#ring.end) this.#undeliveredSince = performance.now();
    this.#ring.write(chunk);
    this.#recording?.write(chunk);
    if (this.#views.size > 0) this.#schedule();
  }

  /** The terminal has another size from here on. */
  resize(columns: number, rows: number): void {
    if (columns === this.#columns && rows === this.#rows) return;
    this.#columns = columns;
    this.#rows = rows;
    this.#resizedAt = this.#ring.end;
    this.#recorded?.resize(columns, rows);
  }

  /** Null unless {@link startRecording} was called. */
  get recording(): Asciicast | null {
    return this.#recorded;
  }

  /**
   * Records from now on, beginning with what the screen shows.
   * @param command what runs in the terminal
   * @param through a way for the bytes to take into the recording; default: they are recorded as they come
   */
  startRecording(command: string, through: (output: CastOutput) => CastOutput = (output) => output): void {
    if (this.#recorded !== null) return;
    const recorded = new Asciicast({ columns: this.#columns, rows: this.#rows, command });
    this.#recorded = recorded;
    this.#recording = through({ write: (bytes) => recorded.output(bytes), end: () => {} });
    if (this.#ring.end > 0) this.#recording.write(this.replay(Infinity).bytes);
  }

  /**
   * Shows a client the terminal as it is: `reset` and the replay come before this returns.
   * @param skims whether the view is spared what nobody could read
   */
  attach(client: TerminalClient, { skims = false } = {}): TerminalView {
    const view = new TerminalView(this, client, skims);
    this.#views.add(view);
    view.open();
    return view;
  }

  /** For a view that ends. */
  detach(view: TerminalView): void {
    this.#views.delete(view);
    if (this.#views.size === 0) this.#cancel();
  }

  /** For a view: up to {@link BATCH_BYTES} from a position on. Not to be changed: other views get the same array. */
  read(from: number): Uint8Array {
    if (this.#batch?.from !== from) {
      const to = Math.min(this.#ring.end, from + BATCH_BYTES);
      this.#batch = { from, bytes: this.#ring.copy(from, to) };
    }
    return this.#batch.bytes;
  }

  /** For a view: it has got everything up to a position. */
  deliver(position: number): void {
    this.#delivered = Math.max(this.#delivered, position);
  }

  /**
   * For a view: what rebuilds the screen from the newest bytes, about `size` at most, and the position where they
   * begin.
   */
  replay(size: number): { start: number; bytes: Uint8Array } {
    const { start, end } = this.#ring;
    const recorded = this.#ring.copy(start, end);
    const from = Math.max(0, recorded.length - size);
    const isWhole = start === 0 && from === 0;
    const { at, tracker } = isWhole
      ? { at: 0, tracker: ModeTracker.create() }
      : findCut(recorded, from, this.#evicted, this.#resizedAt - start);
    const cut = start + at;
    const isFresh = performance.now() - this.#undeliveredSince <= QUERY_PATIENCE_MS;
    const stale = (isFresh ? this.#delivered : end) - cut;
    return { start: cut, bytes: replay(recorded.subarray(at), { tracker, stale, resized: this.#resizedAt - cut }) };
  }

  #schedule(): void {
    if (this.#immediate !== null) return;
    if (this.#ring.end - this.#flushedTo >= BATCH_BYTES) {
      this.#cancel();
      this.#immediate = setImmediate(this.#flush);
    } else if (this.#timer === null) {
      const wait = this.#flushedAt + BATCH_MS - performance.now();
      // The first byte after a pause is not held back: it may be the echo of a key.
      if (wait <= 0) this.#immediate = setImmediate(this.#flush);
      else this.#timer = setTimeout(this.#flush, wait);
    }
  }

  #cancel(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    if (this.#immediate !== null) clearImmediate(this.#immediate);
    this.#timer = null;
    this.#immediate = null;
  }

  readonly #flush = (): void => {
    this.#cancel();
    this.#flushedAt = performance.now();
    this.#flushedTo = this.#ring.end;
    for (const view of this.#views) view.send();
    this.#batch = null;
  };
}
