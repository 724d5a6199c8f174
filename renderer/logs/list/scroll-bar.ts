import { scrollHeight, toScrollTop } from './scroll-scale.ts';
import type { Extent } from './scroll-scale.ts';

/** The browser's scroll bar of a list: where we put it, and how far it is from there since. */
export class ScrollBar {
  /** Visible height of the list, CSS px. */
  viewport = 0;
  /** The browser may have moved the bar: it is to be placed again. */
  displaced = false;
  /** Where we put it: anything else was the user. */
  #placedAt = 0;

  readonly #scroller: HTMLElement;
  readonly #spacer: HTMLElement;

  constructor(
    scroller: HTMLElement,
    /** Gives the scroller its height. */
    spacer: HTMLElement,
  ) {
    this.#scroller = scroller;
    this.#spacer = spacer;
  }

  measure(): void {
    this.viewport = this.#scroller.clientHeight;
    this.#placedAt = this.#scroller.scrollTop;
    this.displaced = true;
  }

  resize(extent: Extent): void {
    const height = `${scrollHeight(extent)}px`;
    if (this.#spacer.style.height !== height) this.#spacer.style.height = height;
  }

  place(top: number, extent: Extent): void {
    const target = toScrollTop(top, extent);
    if (Math.abs(this.#scroller.scrollTop - target) >= 1) this.#scroller.scrollTop = target;
    this.#placedAt = this.#scroller.scrollTop;
    this.displaced = false;
  }

  /** Px the bar has moved since it was placed. */
  get moved(): number {
    return this.#scroller.scrollTop - this.#placedAt;
  }

  /** Takes the bar as it stands. @returns its position, CSS px. */
  accept(): number {
    return (this.#placedAt = this.#scroller.scrollTop);
  }

  /** At its lower end, as the browser sees it. */
  get isAtEnd(): boolean {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    return scrollTop >= scrollHeight - clientHeight - 1;
  }

  isAtEdge(extent: Extent): boolean {
    return this.#placedAt <= 0 || this.#placedAt >= scrollHeight(extent) - extent.viewport - 1;
  }
}
