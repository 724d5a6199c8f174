import type { LogSpan } from '../../../shared/logs/log.ts';

/** What the selection needs to know of the list it is in. */
export interface SelectableList {
  /** Index of the row at a height of the page, the nearest one outside of the list; null in an empty list. */
  rowAt(clientY: number): number | null;
  all(): LogSpan;
  scrollBy(px: number): void;
  onSelect(): void;
}

/** Share of the distance beyond the edge that a frame scrolls by, while a selection is dragged there. */
const DRAG_SCROLL = 0.5;

/**
 * Selects whole lines, by dragging over rows, with Shift and a click, or all of them. Within one row the browser's own
 * selection is left alone. It cannot reach further: elements of rows that scroll away are filled with other lines.
 */
export class LineSelection {
  #anchor: number | null = null;
  #focus: number | null = null;
  #pointerY = 0;
  #frame = 0;

  readonly #scroller: HTMLElement;
  readonly #list: SelectableList;

  constructor(
    scroller: HTMLElement,
    list: SelectableList,
  ) {
    this.#scroller = scroller;
    this.#list = list;
    scroller.addEventListener('pointerdown', (event) => this.#press(event));
    scroller.addEventListener('pointermove', (event) => this.#drag(event));
    scroller.addEventListener('pointerup', () => this.#release());
    scroller.addEventListener('lostpointercapture', () => this.#release());
    scroller.addEventListener('keydown', (event) => this.#key(event));
  }

  /** The selected rows, null when none are. */
  get span(): LogSpan | null {
    const anchor = this.#anchor;
    const focus = this.#focus;
    if (anchor === null || focus === null) return null;
    return { first: Math.min(anchor, focus), end: Math.max(anchor, focus) + 1 };
  }

  clear(): void {
    if (this.span !== null) this.#select(null, null);
    this.#anchor = null;
  }

  #press(event: PointerEvent): void {
    // The scroller itself is hit on its scroll bars and below the last row.
    if (event.button !== 0 || event.target === this.#scroller) return;
    const row = this.#list.rowAt(event.clientY);
    if (event.shiftKey && this.#anchor !== null) {
      event.preventDefault();
      this.#select(this.#anchor, row);
      return;
    }
    this.clear();
    this.#anchor = row;
  }

  #drag(event: PointerEvent): void {
    if ((event.buttons & 1) === 0 || this.#anchor === null) return;
    this.#pointerY = event.clientY;
    const row = this.#list.rowAt(event.clientY);
    if (row === null || (this.#focus === null && row === this.#anchor)) return;
    if (!this.#scroller.hasPointerCapture(event.pointerId)) this.#scroller.setPointerCapture(event.pointerId);
    this.#select(this.#anchor, row);
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#dragScroll());
  }

  /** While the pointer is held beyond an edge, the list moves on under it. */
  #dragScroll(): void {
    const { top, bottom } = this.#scroller.getBoundingClientRect();
    const beyond = this.#pointerY < top ? this.#pointerY - top : Math.max(0, this.#pointerY - bottom);
    this.#frame = 0;
    if (beyond === 0) return;
    this.#list.scrollBy(beyond * DRAG_SCROLL);
    this.#select(this.#anchor, this.#list.rowAt(this.#pointerY));
    this.#frame = requestAnimationFrame(() => this.#dragScroll());
  }

  #release(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.clear();
    if (event.key.toLowerCase() !== 'a' || event.shiftKey || event.altKey || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    const { first, end } = this.#list.all();
    if (end > first) this.#select(first, end - 1);
  }

  #select(anchor: number | null, focus: number | null): void {
    this.#anchor = anchor;
    this.#focus = focus;
    if (focus !== null) document.getSelection()?.removeAllRanges();
    this.#scroller.classList.toggle('selecting', focus !== null);
    this.#list.onSelect();
  }
}
