/** Chromium's smooth scrolling goes on for about 150 ms after the wheel; a slow frame is allowed for. */
const FINE_MS = 300;

const UPWARD_KEYS = new Set(['ArrowUp', 'PageUp']);

/** What the user wants, before the browser has scrolled. */
export interface ScrollWishes {
  /** Upwards by any distance: said before the browser's smooth scrolling has begun. */
  onUpward(): void;
  onStart(): void;
  onEnd(): void;
}

/**
 * Tells why the list scrolls: by wheel, touch or keys (a distance, to be kept exactly) or by its scroll bar (a place).
 * Home and End do not go through the browser, which would glide through millions of rows.
 */
export class ScrollInput {
  #fineUntil = 0;

  constructor(scroller: HTMLElement, wishes: ScrollWishes) {
    const fine = ({ timeStamp }: Event): void => {
      this.#fineUntil = timeStamp + FINE_MS;
    };
    scroller.addEventListener('touchmove', fine, { passive: true });
    scroller.addEventListener(
      'wheel',
      (event) => {
        fine(event);
        if (event.deltaY < 0) wishes.onUpward();
      },
      { passive: true },
    );
    scroller.addEventListener('keydown', (event) => {
      if (event.key === 'Home' || event.key === 'End') {
        event.preventDefault();
        if (event.key === 'Home') wishes.onStart();
        else wishes.onEnd();
        return;
      }
      fine(event);
      if (UPWARD_KEYS.has(event.key)) wishes.onUpward();
    });
  }

  /** Whether a scroll event at this time is part of moving by a distance. */
  isFine(timeStamp: number): boolean {
    return timeStamp < this.#fineUntil;
  }
}
