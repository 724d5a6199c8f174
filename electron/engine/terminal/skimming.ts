import { Allowance } from '../../../shared/allowance.ts';

/**
 * What a listing or a build prints at once is shown byte by byte, and so is what comes steadily at 20,000 lines of 100
 * bytes a second, a tenth of what xterm.js can parse. Of more nobody reads a line, and parsing would only slow the dyno.
 */
const SHOWN_WHOLE = { burstBytes: 1024 * 1024, bytesPerSecond: 2 * 1024 * 1024 };
/** Between two looks at a flood: ten pictures a second tell that it goes on, and leave the processor to the dyno. */
export const SKIM_MS = 100;
/** A flood that pauses lets no more come between two looks. */
export const CALM_BYTES = (SHOWN_WHOLE.bytesPerSecond * SKIM_MS) / 1000;
/**
 * It is over after so many looks at a pause: on a busy machine a program that prints as fast as it may stops and goes,
 * and showing all that is kept is forty times the work of a picture.
 */
export const CALM_LOOKS = 5;
/** A picture: several screens of lines, one of a large screen with colours. */
export const SKIM_BYTES = 32 * 1024;
/** Skipped bytes are told once a second: screen readers tell each. */
const PICTURES_PER_TELLING = 10;

/** The view that skims. */
export interface SkimmedView {
  /** Whether the client has parsed the last picture. */
  readonly isReady: boolean;
  /** Position after the newest byte there is. */
  readonly written: number;
  /** Position up to which the client got everything, or was told that it will not. */
  readonly shown: number;
  /** See `TerminalView`. */
  restart(size: number, reset: (start: number) => void): void;
  /** See `TerminalClient`. */
  reset(skipped: number, isPatchy: boolean): void;
  /** Sends what has come since. */
  send(): void;
}

interface Flood {
  /** Position up to which the client has seen everything. */
  seen: number;
  /** Position at the last look. */
  written: number;
  /** Bytes not shown in pictures, and how many of those were told. */
  skipped: number;
  told: number;
  pictures: number;
  /** Looks at the pause it makes; while there is one, what comes is shown whole. */
  calmLooks: number;
  timer: NodeJS.Timeout;
}

/**
 * Shows a flood as pictures: the newest screens, every 100 ms, instead of every byte. As soon as it pauses every byte is
 * shown again; when it is over the client gets all that is kept, and the exact count of what is not.
 */
export class Skimming {
  private readonly allowance = new Allowance(SHOWN_WHOLE, performance.now());
  private flood: Flood | null = null;

  constructor(private readonly view: SkimmedView) {}

  get isOn(): boolean {
    return this.flood !== null;
  }

  /** While it does, the view sends nothing by itself. */
  get holds(): boolean {
    return this.flood?.calmLooks === 0;
  }

  /** Asked before bytes are sent. @returns true when they are too many: from now on it holds, and they are not sent. */
  begins(bytes: number): boolean {
    if (this.flood !== null || this.allowance.spend(bytes, performance.now())) return false;
    const { shown, written } = this.view;
    const timer = setTimeout(this.look, SKIM_MS);
    this.flood = { seen: shown, written, skipped: 0, told: 0, pictures: 0, calmLooks: 0, timer };
    return true;
  }

  /** The view has ended. */
  stop(): void {
    if (this.flood !== null) clearTimeout(this.flood.timer);
    this.flood = null;
  }

  private readonly look = (): void => {
    const flood = this.flood!;
    const { written } = this.view;
    const pauses = written - flood.written <= CALM_BYTES;
    flood.written = written;
    flood.calmLooks = pauses ? flood.calmLooks + 1 : 0;
    if (flood.calmLooks === CALM_LOOKS || (pauses && flood.pictures === 0)) return this.end(flood);
    if (!pauses) this.showPicture(flood);
    else if (flood.calmLooks === 1) this.catchUp(flood);
    // The client may have left as it got something.
    if (this.flood === flood) flood.timer = setTimeout(this.look, SKIM_MS);
  };

  private showPicture(flood: Flood): void {
    const { shown, isReady } = this.view;
    if (!isReady) return;
    const isTold = flood.pictures++ % PICTURES_PER_TELLING === 0;
    this.view.restart(SKIM_BYTES, (start) => {
      flood.skipped += Math.max(0, start - shown);
      this.view.reset(isTold ? flood.skipped - flood.told : 0, false);
      if (isTold) flood.told = flood.skipped;
    });
  }

  /** Shows the last lines before the pause. */
  private catchUp(flood: Flood): void {
    if (this.view.written - this.view.shown > CALM_BYTES) this.showPicture(flood);
    this.view.send();
  }

  private end({ pictures, seen, told }: Flood): void {
    this.flood = null;
    if (pictures === 0) return this.view.send();
    this.view.restart(Infinity, (start) => this.view.reset(Math.max(0, start - seen) - told, true));
  }
}
