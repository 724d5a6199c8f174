import type { LogSpan } from '../../../shared/logs/log.ts';

/** Rows that may come between two paints and be told at once: a few screens; of more nobody reads a line. */
const READABLE_ROWS = 100;
/** Between two paints of a flood: ten a second tell that it goes on, and leave the processor to the dynos. */
export const FLOOD_PAINT_MS = 100;

/** Passes on how a view has grown: at once while its lines can be read, ten times a second while they cannot. */
export class GrowthPace {
  #held: { span: LogSpan; changed: number } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #toldAt = -Infinity;
  #toldEnd = 0;

  readonly #tell: (span: LogSpan, changed: number) => void;

  /** @param tell gets the newest span, and the first row that is new or has changed since it was told last. */
  constructor(tell: (span: LogSpan, changed: number) => void) {
    this.#tell = tell;
  }

  grew(span: LogSpan, changed: number): void {
    this.#held = { span, changed: Math.min(changed, this.#held?.changed ?? Infinity) };
    if (this.#timer !== undefined) return;
    const wait = this.#toldAt + FLOOD_PAINT_MS - performance.now();
    if (wait <= 0 || span.end - this.#toldEnd <= READABLE_ROWS) this.#flush();
    else this.#timer = setTimeout(() => this.#flush(), wait);
  }

  /** The view is about to hold other rows altogether, or none: what is held was said of those before. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#held = null;
    this.#toldEnd = 0;
    this.#toldAt = -Infinity;
  }

  #flush(): void {
    this.#timer = undefined;
    if (this.#held === null) return;
    const { span, changed } = this.#held;
    this.#held = null;
    this.#toldAt = performance.now();
    this.#toldEnd = span.end;
    this.#tell(span, changed);
  }
}
