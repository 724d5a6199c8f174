import type { LogMarks as Marks } from '../../../shared/logs/log.ts';
import type { LogFeed } from './log-feed.ts';

/** One mark per so many px of the scroll bar. */
const BUCKET_PX = 3;
const WIDTH_PX = 5;
/** How long a growing log may wait for its marks: the engine looks at all rows for them. */
const REFRESH_MS = 500;

/** Where on the scroll bar errors, restarts and releases are. Painted over it; the pointer goes through. */
export class LogMarks {
  readonly #canvas = document.createElement('canvas');
  #feed: LogFeed | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking = false;
  #again = false;
  readonly #resized = new ResizeObserver(() => this.refresh());

  readonly #host: HTMLElement;

  constructor(host: HTMLElement) {
    this.#host = host;
    this.#resized.observe(host);
    this.#canvas.className = 'log-marks';
    this.#canvas.ariaHidden = 'true';
    this.#canvas.width = WIDTH_PX;
    host.append(this.#canvas);
  }

  connect(feed: LogFeed | null): void {
    this.#feed = feed;
    this.refresh();
  }

  /** Soon, and once however often it is called until then. */
  refresh(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      if (this.#asking) this.#again = true;
      else void this.#ask();
    }, REFRESH_MS);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#resized.disconnect();
    this.#feed = null;
    this.#canvas.remove();
  }

  async #ask(): Promise<void> {
    const feed = this.#feed;
    const height = this.#host.clientHeight;
    const buckets = Math.floor(height / BUCKET_PX);
    if (feed === null || buckets === 0) return;
    this.#asking = true;
    // Without a connection there is nothing to be marked, which is said elsewhere.
    const marks = await feed.ask('log.marks', { buckets }).catch(() => null);
    this.#asking = false;
    if (marks !== null && feed === this.#feed) this.#paint(height, marks);
    if (this.#again) this.refresh();
    this.#again = false;
  }

  #paint(height: number, { restart, release, error }: Marks): void {
    const canvas = this.#canvas;
    const style = getComputedStyle(canvas);
    canvas.height = height;
    const context = canvas.getContext('2d')!;
    const bars: readonly (readonly [number[], string])[] = [
      [restart, style.getPropertyValue('--focus')],
      [release, style.getPropertyValue('--up')],
      [error, style.getPropertyValue('--crashed')],
    ];
    for (const [marks, colour] of bars) {
      context.fillStyle = colour;
      for (const bucket of marks) context.fillRect(0, bucket * BUCKET_PX, WIDTH_PX, BUCKET_PX - 1);
    }
  }
}
