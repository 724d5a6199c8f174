/** Chromium's smooth scrolling goes on for about 150 ms after the wheel; a slow frame is allowed for. */
const FINE_MS = 300;

const UPWARD_KEYS = new Set(['ArrowUp', 'PageUp', 'Home']);
/** Keys that ask for a place, not for a distance. */
const JUMP_KEYS = new Set(['Home', 'End']);

/**
 * Tells why the list scrolls: by wheel, touch or keys (a distance, to be kept exactly) or by its scroll bar (a place).
 * Says at once when the user turns upwards, before the browser's smooth scrolling has begun.
 */
export class ScrollInput {
  private fineUntil = 0;

  constructor(scroller: HTMLElement, onUpward: () => void) {
    scroller.addEventListener(
      'wheel',
      (event) => {
        this.fineUntil = event.timeStamp + FINE_MS;
        if (event.deltaY < 0) onUpward();
      },
      { passive: true },
    );
    scroller.addEventListener('touchmove', (event) => (this.fineUntil = event.timeStamp + FINE_MS), { passive: true });
    scroller.addEventListener('keydown', (event) => {
      this.fineUntil = JUMP_KEYS.has(event.key) ? 0 : event.timeStamp + FINE_MS;
      if (UPWARD_KEYS.has(event.key)) onUpward();
    });
  }

  /** Whether a scroll event at this time is part of moving by a distance. */
  isFine(timeStamp: number): boolean {
    return timeStamp < this.fineUntil;
  }
}
