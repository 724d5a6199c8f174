import type { LogRow, LogSpan } from '../../../shared/logs/log.ts';
import { t } from '../../../shared/text/i18n.ts';
import type { FeedListener, LogFeed } from './log-feed.ts';
import type { ListShape, LogListState } from './log-list-state.ts';
import { LineSelection } from './line-selection.ts';
import { lineTone } from '../rows/line-tone.ts';
import type { RowLook, RowPaint } from '../rows/row-element.ts';
import { RowHeights } from '../rows/row-heights.ts';
import { RowLayout } from '../rows/row-layout.ts';
import { RowSheet } from '../rows/row-sheet.ts';
import { RowSource } from '../rows/row-source.ts';
import { ScrollBar } from './scroll-bar.ts';
import { ScrollInput } from './scroll-input.ts';
import { clampTop, endTop, isScaled, toTop } from './scroll-scale.ts';
import type { Extent } from './scroll-scale.ts';
import { TraceFolds } from '../rows/trace-folds.ts';

/** Height of a row that is not wrapped, CSS px; the style sheet takes it from here as `--log-row`. */
export const ROW_HEIGHT = 20;
/** Within this distance of its end the list follows it. */
const END_PX = 2;
/** Rows above and below the visible ones that are asked for ahead: what one turn of the wheel shows. */
const AHEAD_ROWS = 60;
/** Part of the visible height above a row that was jumped to. */
const ABOVE_SHARE = 0.35;

/**
 * The log's rows, painted by hand: React must not render a flood, and no library has lists of rows that come and go
 * in the engine. The engine holds the lines; the list asks for the rows it shows and paints at most once a frame, in a
 * flood less often. While it follows the end it paints the newest rows that have all arrived: no gaps.
 */
export class LogList implements FeedListener {
  /** The log itself: scrolls, takes the focus. */
  readonly element = document.createElement('div');
  readonly selection: LineSelection;
  readonly #source = new RowSource(() => this.#schedule());
  readonly #sheet = new RowSheet();
  readonly #folds = new TraceFolds((index) => this.#source.held(index));
  readonly #heights = new RowHeights(ROW_HEIGHT, this.#source, this.#folds);
  readonly #layout = new RowLayout(ROW_HEIGHT, (index) => this.#heights.of(index));
  readonly #spacer = document.createElement('div');
  readonly #bar = new ScrollBar(this.element, this.#spacer);
  readonly #input: ScrollInput;
  readonly #resized: ResizeObserver;

  /** The newest the engine told us. */
  #span: LogSpan = { first: 0, end: 0 };
  /** What the scroll bar stands for now. */
  #shown: LogSpan = { first: 0, end: 0 };
  #ready = false;
  #following = true;
  /** Px from the first row to the top of the visible part, while not following; nominal where heights differ. */
  #top = 0;
  #endWhenLeft = 0;
  #visible = false;
  #frame = 0;
  #refusal: string | null = null;
  #current: { index: number; row: LogRow | null } | null = null;
  /** A row that may be folded away, and must not be: known once it and the rows before have arrived. */
  #revealing: number | null = null;

  #paint: RowPaint;
  readonly #onState: (state: LogListState) => void;

  constructor(
    host: HTMLElement,
    paint: RowPaint,
    onState: (state: LogListState) => void,
  ) {
    this.#paint = paint;
    this.#onState = onState;
    this.#spacer.className = 'log-spacer';
    this.#spacer.append(this.#sheet.element);
    const { element } = this;
    element.className = 'log-scroller';
    element.tabIndex = 0;
    element.role = 'log';
    element.ariaLabel = t('Logs');
    element.ariaLive = 'off';
    element.style.setProperty('--log-row', `${ROW_HEIGHT}px`);
    element.append(this.#spacer);
    host.append(element);
    this.#input = new ScrollInput(element, {
      onUpward: () => this.leaveEnd(),
      onStart: () => this.#scrollBy(-Infinity),
      onEnd: () => this.follow(),
    });
    this.selection = new LineSelection(element, {
      rowAt: (clientY) => this.#sheet.indexAt(clientY),
      all: () => this.#span,
      scrollBy: (px) => this.#scrollBy(px),
      onSelect: () => this.#schedule(),
    });
    element.addEventListener('scroll', (event) => this.#scrolled(event.timeStamp), { passive: true });
    element.addEventListener('scrollend', () => this.#realign(), { passive: true });
    element.addEventListener('pointerover', (event) => this.#nameTime(event.target));
    this.#resized = new ResizeObserver(() => this.#measure());
    this.#resized.observe(element);
  }

  /** Takes rows from another feed, or from none while there is no connection; then the last rows stay. */
  connect(feed: LogFeed | null): void {
    this.#source.connect(feed);
  }

  setPaint(paint: RowPaint): void {
    this.#paint = paint;
    this.#schedule();
  }

  setShape(shape: ListShape): void {
    this.element.classList.toggle('wrapped', shape.wrap);
    this.#heights.setShape(shape);
    this.#schedule();
  }

  /** A hidden list neither asks nor paints. */
  setVisible(visible: boolean): void {
    this.#visible = visible;
    this.#schedule();
  }

  follow(): void {
    this.#following = true;
    // Rows of the last time at the end: showing them first would look like going back.
    this.#source.dropTail(this.#span.end);
    this.#schedule();
  }

  /** Stops following; the rows stay where they are. */
  leaveEnd(): void {
    const extent = this.#extent();
    if (!this.#following || endTop(extent) === 0) return;
    this.#following = false;
    this.#top = endTop(extent);
    this.#endWhenLeft = this.#shown.end;
    this.#schedule();
  }

  /** Marks a row as the current one, and scrolls to it unless it is on screen. Null: none. */
  goTo(index: number | null): void {
    this.#current = index === null ? null : { index, row: this.#source.held(index) ?? null };
    this.#revealing = index;
    if (index !== null) {
      this.#folds.reveal(index);
      if (!this.#isOnScreen(index)) this.#jumpTo(index);
    }
    this.#schedule();
  }

  /** Marks the row above or below the current one; the last on screen while there is none. */
  step(direction: 1 | -1): void {
    if (this.#current === null) {
      const last = this.#sheet.last;
      if (last !== null) this.goTo(last);
      return;
    }
    let index = this.#current.index + direction;
    while (this.#isShown(index) && this.#heights.of(index) === 0) index += direction;
    if (this.#isShown(index)) this.goTo(index);
  }

  /** Unfolds or folds the stack trace that a row of the page begins. */
  toggleFold(index: number): void {
    const row = this.#source.held(index);
    if (row === undefined) return;
    this.leaveEnd();
    this.#folds.toggle(row.line);
    this.#schedule();
  }

  /** The first row on screen, null while there is none. */
  get anyRow(): LogRow | null {
    return (this.#sheet.first === null ? undefined : this.#source.held(this.#sheet.first)) ?? null;
  }

  get currentRow(): LogRow | null {
    return this.#current?.row ?? null;
  }

  /** Index of the current row, else of the first on screen. */
  get startOfFind(): number {
    return this.#current?.index ?? this.#sheet.first ?? this.#span.first;
  }

  onReset(span: LogSpan): void {
    this.#span = span;
    this.#shown = span;
    this.#source.reset();
    this.#source.dropTail(span.end);
    this.selection.clear();
    this.#current = null;
    this.#refusal = null;
    this.#ready = true;
    this.#following = true;
    this.#schedule();
  }

  onRefused(reason: string): void {
    this.#refusal = reason;
    this.#schedule();
  }

  onGrew(span: LogSpan, changed: number): void {
    this.#span = span;
    this.#source.truncate(changed);
    this.#schedule();
  }

  /** All rows there are. */
  get all(): LogSpan {
    return this.#span;
  }

  /** The row a node of the page belongs to. */
  indexOf(node: Node): number | null {
    return this.#sheet.indexOf(node);
  }

  heldRow(index: number): LogRow | undefined {
    return this.#source.held(index);
  }

  /** The rows of a span where all are held already, else null. */
  heldRows(span: LogSpan): LogRow[] | null {
    return this.#source.heldRows(span);
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame);
    this.#resized.disconnect();
    this.element.remove();
  }

  #schedule(): void {
    if (this.#frame === 0 && this.#visible) this.#frame = requestAnimationFrame(() => this.#update());
  }

  #update(): void {
    this.#frame = 0;
    if (!this.#visible || this.#bar.viewport === 0) return;
    if (!this.#following) this.#showHere();
    else if (!this.#showEnd()) return;
    // Wrapped lines turn out taller or lower than was reckoned: what is below them moves in the next frame.
    if (this.#heights.learn(this.#sheet)) this.#schedule();
    this.#reveal();
    if (this.#current !== null) this.#current.row ??= this.#source.held(this.#current.index) ?? null;
    this.#onState({
      following: this.#following,
      unseen: this.#following ? 0 : Math.max(0, this.#span.end - this.#endWhenLeft),
      rows: this.#span.end - this.#span.first,
      ready: this.#ready,
      current: this.#current?.row ?? null,
      refusal: this.#refusal,
    });
  }

  /** @returns false when nothing of a new filter has arrived yet: the old rows stay rather than flash. */
  #showEnd(): boolean {
    const span = this.#span;
    const source = this.#source;
    source.wantTail(span, (rows) => this.#layout.screenStart(rows, this.#bar.viewport));
    const tail = source.shownTail;
    if (tail.first === tail.end && span.end > span.first) return false;
    this.#shown = { first: Math.min(span.first, tail.first), end: tail.end };
    const extent = this.#extent();
    const top = endTop(extent);
    this.#bar.resize(extent);
    this.#fill(top);
    this.#bar.place(top, extent);
    return true;
  }

  #showHere(): void {
    const dropped = Math.max(0, this.#span.first - this.#shown.first);
    const before = this.#extent();
    this.#shown = this.#span;
    const extent = this.#extent();
    this.#top = clampTop(this.#top - dropped * ROW_HEIGHT, extent);
    this.#bar.resize(extent);
    const { indexes } = this.#layout.visible(this.#top, this.#span, this.#bar.viewport);
    const first = indexes[0] ?? this.#span.first;
    const last = indexes.at(-1) ?? first;
    for (const index of [first, last, first - AHEAD_ROWS, last + AHEAD_ROWS]) this.#source.want(index, this.#span);
    // After a jump the old rows stay until the first new one is here: an answer takes less than a frame or two.
    if (this.#source.heldAny(indexes)) this.#fill(this.#top);
    const moved = dropped > 0 || this.#bar.displaced || (isScaled(extent) && before.rows !== extent.rows);
    if (moved) this.#bar.place(this.#top, extent);
  }

  #fill(top: number): void {
    const { indexes, offset } = this.#layout.visible(top, this.#shown, this.#bar.viewport);
    this.#sheet.show({
      indexes,
      offset,
      rowAt: (index) => this.#source.held(index),
      lookOf: (index) => this.#lookOf(index),
      selected: this.selection.span,
      current: this.#current?.index ?? null,
      paint: this.#paint,
    });
  }

  #lookOf(index: number): RowLook {
    const row = this.#source.held(index);
    const tone = row === undefined ? null : lineTone(row, (rows) => this.#source.held(index - rows));
    const folds = this.#heights.folds ? this.#folds.countAfter(index) : 0;
    return { tone, folds, unfolded: folds > 0 && this.#folds.isUnfolded(row!.line) };
  }

  #scrolled(timeStamp: number): void {
    const delta = this.#bar.moved;
    // Our own placing, or sideways.
    if (Math.abs(delta) < 1) return;
    if (this.#following) {
      // Downwards, or moved by the browser because the list has become taller: still at the end.
      if (delta > 0 || this.#bar.isAtEnd) return;
      this.leaveEnd();
    }
    const at = this.#bar.accept();
    const extent = this.#extent();
    const exact = isScaled(extent) && this.#input.isFine(timeStamp);
    this.#top = exact ? clampTop(this.#layout.move(this.#top, delta, this.#shown), extent) : toTop(at, extent);
    if (delta > 0 && this.#top >= endTop(extent) - END_PX) this.follow();
    else if (exact && this.#bar.isAtEdge(extent)) this.#bar.place(this.#top, extent);
    this.#schedule();
  }

  /** After moving by exact distances a scaled bar stands a little off: it is put right when nobody is moving it. */
  #realign(): void {
    const extent = this.#extent();
    if (!this.#following && isScaled(extent)) this.#bar.place(this.#top, extent);
  }

  #scrollBy(px: number): void {
    this.leaveEnd();
    const extent = this.#extent();
    this.#top = clampTop(this.#layout.move(this.#top, px, this.#shown), extent);
    this.#bar.place(this.#top, extent);
    this.#schedule();
  }

  #jumpTo(index: number): void {
    this.leaveEnd();
    if (this.#following) return;
    const extent = this.#extent();
    const above = Math.floor((this.#bar.viewport * ABOVE_SHARE) / ROW_HEIGHT) * ROW_HEIGHT;
    this.#top = clampTop(this.#layout.placing(index, above, this.#shown.first), extent);
    this.#bar.place(this.#top, extent);
  }

  #reveal(): void {
    const index = this.#revealing;
    if (index === null) return;
    if (this.#sheet.shows(index)) this.#revealing = null;
    else if (this.#source.held(index) !== undefined && this.#heights.of(index) === 0) {
      this.#folds.reveal(index);
      this.#schedule();
    }
  }

  #isShown(index: number): boolean {
    return index >= this.#span.first && index < this.#span.end;
  }

  /** Wholly, so far as the nominal height tells. */
  #isOnScreen(index: number): boolean {
    const top = this.#following ? endTop(this.#extent()) : this.#top;
    const { indexes, offset } = this.#layout.visible(top, this.#shown, this.#bar.viewport - ROW_HEIGHT);
    return indexes.includes(index) && (index !== indexes[0] || offset === 0);
  }

  #measure(): void {
    this.#bar.measure();
    this.#heights.forget();
    this.#schedule();
  }

  #extent(): Extent {
    const rows = this.#shown.end - this.#shown.first;
    const unevenEnd = this.#heights.isEven ? null : this.#layout.endTop(this.#shown, this.#bar.viewport);
    return { rows, rowHeight: ROW_HEIGHT, viewport: this.#bar.viewport, unevenEnd };
  }

  #nameTime(target: EventTarget | null): void {
    if (target instanceof HTMLElement && target.className === 'log-clock') target.title = this.#sheet.timeAt(target);
  }
}
