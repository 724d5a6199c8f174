import { TokenBucket } from '../../../shared/text/token-bucket.ts';

/** Between two looks at much output: ten paints a second tell that it goes on, and leave the processor to the dyno. */
export const LOOK_MS = 100;
/** Sent as it comes: thousands of short lines a second, or a full-screen program's animation. */
const LIVE = { burstBytes: 256 * 1024, bytesPerSecond: 256 * 1024 };
/**
 * Sent byte by byte, ten times a second: what a build or a listing prints at once, and 5,000 lines of 100 bytes a second,
 * for which xterm.js takes a fifth of a core while its scrollback grows. Of more nobody reads a line, and parsing it would
 * only slow the dyno.
 */
const WHOLE = { burstBytes: 256 * 1024, bytesPerSecond: 512 * 1024 };
const LIVE_BYTES = perLook(LIVE.bytesPerSecond);
export const WHOLE_BYTES = perLook(WHOLE.bytesPerSecond);
/**
 * A flood is over after so many looks at a pause. Showing all that is kept is hundreds of times the work of a picture: so
 * twice as many when the last one went on soon after its end, as those of programs on a busy machine do.
 */
export const CALM_LOOKS = 5;
const MOST_CALM_LOOKS = 40;
const SOON_MS = 5_000;
/** A picture at every second look: each costs the page the parsing and painting of a whole screen. */
const LOOKS_PER_PICTURE = 2;
/** Skipped bytes are told once a second: screen readers tell each. */
const PICTURES_PER_TELLING = 5;
/** How long what comes after a key is sent as it comes, in milliseconds: it holds the answer. */
const ANSWER_MS = 300;

/** The view that skims. */
export interface SkimmedView {
  /** Whether the client has parsed the last picture. */
  readonly isReady: boolean;
  /** Position after the newest byte there is. */
  readonly written: number;
  /** Position up to which the client got everything, or was told that it will not. */
  readonly shown: number;
  /** How many of the newest bytes fill a screen. */
  readonly screenBytes: number;
  /** See `TerminalView`. */
  restart(size: number, reset: (start: number) => void): void;
  /** See `TerminalClient`. */
  reset(skipped: number, isPatchy: boolean): void;
  /** Sends what has come since. */
  send(): void;
}

/** What is missing in the client's terminal. */
interface Gap {
  /** Position up to which it has seen everything. */
  seen: number;
  /** Bytes not in any picture, and how many of those were told. */
  skipped: number;
  told: number;
  pictures: number;
  looks: number;
  /** Looks at a pause. */
  calmLooks: number;
}

/**
 * Spares a terminal what nobody could read. Much output is sent ten times a second. A flood is shown as pictures, the
 * newest screen alone; when it is over the client gets all that is kept, and the exact count of what is not.
 */
export class Skimming {
  readonly #live = new TokenBucket(LIVE, performance.now());
  #whole = new TokenBucket(WHOLE, performance.now());
  #timer: NodeJS.Timeout | null = null;
  #held = false;
  #gap: Gap | null = null;
  /** Position at the last look. */
  #written = 0;
  #typedAt = -Infinity;
  #filledAt = -Infinity;
  #calmLooks = CALM_LOOKS;

  readonly #view: SkimmedView;

  constructor(view: SkimmedView) {
    this.#view = view;
  }

  /** Whether something is missing that is shown, or told, in the end. */
  get hasGap(): boolean {
    return this.#gap !== null;
  }

  /** While it does, the view sends nothing by itself. */
  get holds(): boolean {
    return this.#held;
  }

  /** Asked before bytes are sent. @returns true when they are many: from now on it holds, and they are not sent. */
  begins(bytes: number): boolean {
    if (this.#timer !== null || this.#live.spend(bytes, performance.now()) || this.#isAnswering) return false;
    this.#held = true;
    this.#written = this.#view.written;
    this.#timer = setTimeout(this.#look, LOOK_MS);
    return true;
  }

  /** A key was pressed in the terminal. */
  typed(): void {
    this.#typedAt = performance.now();
    if (this.#held && this.#view.written - this.#view.shown <= WHOLE_BYTES) this.#release();
  }

  /** The view has ended. */
  dispose(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  get #isAnswering(): boolean {
    return performance.now() - this.#typedAt < ANSWER_MS;
  }

  readonly #look = (): void => {
    const { written, shown } = this.#view;
    const came = written - this.#written;
    this.#written = written;
    // Before anything is sent: with it the client may leave.
    this.#timer = setTimeout(this.#look, LOOK_MS);
    if (this.#gap !== null) this.#gap.calmLooks = came <= LIVE_BYTES ? this.#gap.calmLooks + 1 : 0;
    if (this.#gap?.calmLooks === this.#calmLooks) this.#fill(this.#gap);
    else if (this.#showsWhole(written - shown, came)) this.#release();
    else this.#showPicture();
    this.#held = (came > LIVE_BYTES || this.#gap !== null) && !this.#isAnswering;
    if (came <= LIVE_BYTES && this.#gap === null) this.dispose();
  };

  #showsWhole(bytes: number, came: number): boolean {
    if (this.#gap !== null) return bytes <= this.#view.screenBytes;
    // What came at once and is over needs no picture: it would be followed by the whole.
    return came <= WHOLE_BYTES || this.#whole.spend(bytes, performance.now());
  }

  #release(): void {
    this.#held = false;
    this.#view.send();
  }

  #showPicture(): void {
    const { shown, isReady } = this.#view;
    if (!isReady) return;
    const gap = (this.#gap ??= this.#newGap(shown));
    if (gap.looks++ % LOOKS_PER_PICTURE > 0) return;
    const isTold = gap.pictures++ % PICTURES_PER_TELLING === 0;
    this.#view.restart(this.#view.screenBytes, (start) => {
      gap.skipped += Math.max(0, start - shown);
      this.#view.reset(isTold ? gap.skipped - gap.told : 0, false);
      if (isTold) gap.told = gap.skipped;
    });
  }

  #newGap(seen: number): Gap {
    const isSoon = performance.now() - this.#filledAt < SOON_MS;
    this.#calmLooks = isSoon ? Math.min(2 * this.#calmLooks, MOST_CALM_LOOKS) : CALM_LOOKS;
    return { seen, skipped: 0, told: 0, pictures: 0, looks: 0, calmLooks: 0 };
  }

  #fill({ seen, told }: Gap): void {
    this.#gap = null;
    this.#filledAt = performance.now();
    this.#whole = new TokenBucket(WHOLE, performance.now());
    this.#view.restart(Infinity, (start) => this.#view.reset(Math.max(0, start - seen) - told, true));
  }
}

function perLook(bytesPerSecond: number): number {
  return (bytesPerSecond * LOOK_MS) / 1000;
}
