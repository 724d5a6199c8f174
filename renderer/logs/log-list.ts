import type { LogRow, LogSpan } from '../../shared/log.ts';
import type { FeedListener, LogFeed } from './log-feed.ts';
import { LineSelection } from './line-selection.ts';
import { RowCache } from './row-cache.ts';
import type { RowPaint } from './row-element.ts';
import { RowSheet } from './row-sheet.ts';
import { ScrollInput } from './scroll-input.ts';
import { clampTop, endTop, isScaled, scrollHeight, toScrollTop, toTop, visibleRows } from './scroll-scale.ts';
import type { Extent } from './scroll-scale.ts';

/** Height of a row, CSS px; the style sheet takes it from here as `--log-row`. */
export const ROW_HEIGHT = 20;
/** Within this distance of its end the list follows it. */
const END_PX = 2;
/** Rows above and below the visible ones that are asked for ahead: what one turn of the wheel shows. */
const AHEAD_ROWS = 60;

export interface LogListState {
  following: boolean;
  /** Rows that came since the list stopped following. */
  unseen: number;
  rows: number;
  /** False until the engine has answered for the first time. */
  ready: boolean;
}

/**
 * The log's rows, painted by hand. The engine holds the lines; the list asks for the rows it shows and paints at most
 * once per frame. While it follows the end it never shows gaps: it paints the newest rows that have all arrived.
 */
export class LogList implements FeedListener {
  /** The log itself: scrolls, takes the focus. */
  readonly element = document.createElement('div');
  readonly selection: LineSelection;
  private feed: LogFeed | null = null;
  private readonly cache = new RowCache();
  private readonly sheet = new RowSheet();
  private readonly spacer = document.createElement('div');
  private readonly input: ScrollInput;
  private readonly resized: ResizeObserver;

  /** The newest the engine told us. */
  private span: LogSpan = { first: 0, end: 0 };
  /** What the scroll bar stands for now. */
  private shown: LogSpan = { first: 0, end: 0 };
  private ready = false;
  private following = true;
  /** Px from the first row to the top of the visible part, while not following. */
  private top = 0;
  private endWhenLeft = 0;
  /** Where we put the scroll bar: anything else was the user. */
  private placedAt = 0;
  /** The browser may have moved the bar: it is to be placed again. */
  private displaced = false;
  private viewport = 0;
  private visible = false;
  private frame = 0;
  private askingTail = false;
  private readonly askedPages = new Set<number>();
  /** The last rows that all had arrived, for painting while newer ones are under way. */
  private tail: { first: number; rows: LogRow[] } = { first: 0, rows: [] };

  constructor(
    host: HTMLElement,
    private paint: RowPaint,
    private readonly onState: (state: LogListState) => void,
  ) {
    this.spacer.className = 'log-spacer';
    this.spacer.append(this.sheet.element);
    const { element } = this;
    element.className = 'log-scroller';
    element.tabIndex = 0;
    element.role = 'log';
    element.ariaLabel = 'Logs';
    element.ariaLive = 'off';
    element.style.setProperty('--log-row', `${ROW_HEIGHT}px`);
    element.append(this.spacer);
    host.append(element);
    this.input = new ScrollInput(element, {
      onUpward: () => this.leaveEnd(),
      onStart: () => this.scrollBy(-Infinity),
      onEnd: () => this.follow(),
    });
    this.selection = new LineSelection(element, {
      rowAt: (clientY) => this.rowAt(clientY),
      all: () => this.span,
      scrollBy: (px) => this.scrollBy(px),
      onSelect: () => this.schedule(),
    });
    element.addEventListener('scroll', (event) => this.scrolled(event.timeStamp), { passive: true });
    element.addEventListener('scrollend', () => this.realign(), { passive: true });
    element.addEventListener('pointerover', (event) => this.nameTime(event.target));
    this.resized = new ResizeObserver(() => this.measure());
    this.resized.observe(element);
  }

  /** Takes rows from another feed, or from none while there is no connection; then the last rows stay. */
  connect(feed: LogFeed | null): void {
    this.feed = feed;
    this.askedPages.clear();
    this.askingTail = false;
  }

  setPaint(paint: RowPaint): void {
    this.paint = paint;
    this.schedule();
  }

  /** A hidden list neither asks nor paints. */
  setVisible(visible: boolean): void {
    this.visible = visible;
    this.schedule();
  }

  follow(): void {
    this.following = true;
    // Rows of the last time at the end: showing them first would look like going back.
    this.tail = { first: this.span.end, rows: [] };
    this.schedule();
  }

  /** Stops following; the rows stay where they are. */
  leaveEnd(): void {
    const extent = this.extent();
    if (!this.following || endTop(extent) === 0) return;
    this.following = false;
    this.top = endTop(extent);
    this.endWhenLeft = this.shown.end;
    this.schedule();
  }

  onReset(span: LogSpan): void {
    this.span = span;
    this.shown = span;
    this.cache.clear();
    this.askedPages.clear();
    this.tail = { first: span.end, rows: [] };
    this.selection.clear();
    this.ready = true;
    this.following = true;
    this.schedule();
  }

  onGrew(span: LogSpan, changed: number): void {
    this.span = span;
    this.cache.truncate(changed);
    this.schedule();
  }

  /** All rows there are. */
  get all(): LogSpan {
    return this.span;
  }

  /** The row a node of the page belongs to. */
  indexOf(node: Node): number | null {
    return this.sheet.indexOf(node);
  }

  /** The rows of a span where all are held already, else null. */
  heldRows({ first, end }: LogSpan): LogRow[] | null {
    const rows: LogRow[] = [];
    for (let index = first; index < end; index++) {
      const row = this.held(index);
      if (row === undefined) return null;
      rows.push(row);
    }
    return rows;
  }

  dispose(): void {
    cancelAnimationFrame(this.frame);
    this.resized.disconnect();
    this.element.remove();
  }

  private schedule(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.update());
  }

  private update(): void {
    this.frame = 0;
    if (!this.visible || this.viewport === 0) return;
    if (!this.following) this.showHere();
    else if (!this.showEnd()) return;
    this.onState({
      following: this.following,
      unseen: this.following ? 0 : Math.max(0, this.span.end - this.endWhenLeft),
      rows: this.span.end - this.span.first,
      ready: this.ready,
    });
  }

  /** @returns false when nothing of a new filter has arrived yet: the old rows stay rather than flash. */
  private showEnd(): boolean {
    const { span } = this;
    const from = this.screenStart(span);
    const missing = this.cache.firstMissing(from, span.end);
    if (missing < span.end) this.askTail(missing);
    else this.tail = { first: from, rows: this.heldRows({ first: from, end: span.end }) ?? [] };
    const end = this.tail.first + this.tail.rows.length;
    if (this.tail.rows.length === 0 && span.end > span.first) return false;
    this.shown = { first: Math.min(span.first, this.tail.first), end };
    const extent = this.extent();
    const top = endTop(extent);
    this.resize(extent);
    this.fill(top, extent);
    this.place(top, extent);
    return true;
  }

  private showHere(): void {
    const dropped = Math.max(0, this.span.first - this.shown.first);
    const before = this.extent();
    this.shown = this.span;
    const extent = this.extent();
    this.top = clampTop(this.top - dropped * ROW_HEIGHT, extent);
    this.resize(extent);
    const rows = visibleRows(this.top, extent);
    const first = this.span.first + rows.from;
    const end = this.span.first + rows.end;
    this.askPage(first);
    this.askPage(end - 1);
    this.askPage(first - AHEAD_ROWS);
    this.askPage(end + AHEAD_ROWS);
    // After a jump the old rows stay until the first new one is here: an answer takes less than a frame or two.
    if (this.heldAny(first, end)) this.fill(this.top, extent);
    const moved = dropped > 0 || this.displaced || (isScaled(extent) && before.rows !== extent.rows);
    if (moved) this.place(this.top, extent);
  }

  private fill(top: number, extent: Extent): void {
    const { from, end } = visibleRows(top, extent);
    this.sheet.show({
      first: this.shown.first + from,
      end: this.shown.first + end,
      rowAt: (index) => this.held(index),
      selected: this.selection.span,
      paint: this.paint,
      offset: top - from * ROW_HEIGHT,
    });
  }

  private held(index: number): LogRow | undefined {
    return this.cache.get(index) ?? this.tail.rows[index - this.tail.first];
  }

  private heldAny(first: number, end: number): boolean {
    for (let index = first; index < end; index++) if (this.held(index) !== undefined) return true;
    return first === end;
  }

  private askTail(from: number): void {
    if (this.askingTail || this.feed === null) return;
    this.askingTail = true;
    const { feed } = this;
    void feed.rows(from, this.span.end - from).then((answer) => {
      if (feed !== this.feed) return;
      this.askingTail = false;
      if (answer !== null && answer.rows.length > 0) {
        this.cache.put(answer.from, answer.rows);
        this.takeTail({ first: answer.first, end: answer.from + answer.rows.length });
      }
      this.schedule();
    });
  }

  private takeTail(span: LogSpan): void {
    const first = this.screenStart(span);
    const rows = this.heldRows({ first, end: span.end });
    if (rows !== null) this.tail = { first, rows };
  }

  private askPage(index: number): void {
    const { feed, span } = this;
    if (feed === null || index < span.first || index >= span.end) return;
    const gap = this.cache.gap(index, span);
    if (gap.first >= gap.end || this.askedPages.has(gap.end)) return;
    this.askedPages.add(gap.end);
    void feed.rows(gap.first, gap.end - gap.first).then((answer) => {
      if (feed !== this.feed) return;
      this.askedPages.delete(gap.end);
      if (answer === null || answer.rows.length === 0) return;
      this.cache.put(answer.from, answer.rows);
      this.schedule();
    });
  }

  private scrolled(timeStamp: number): void {
    const at = this.element.scrollTop;
    const delta = at - this.placedAt;
    // Our own placing, or sideways.
    if (Math.abs(delta) < 1) return;
    if (this.following) {
      if (delta > 0) return;
      this.leaveEnd();
    }
    this.placedAt = at;
    const extent = this.extent();
    const exact = isScaled(extent) && this.input.isFine(timeStamp);
    this.top = exact ? clampTop(this.top + delta, extent) : toTop(at, extent);
    if (delta > 0 && this.top >= endTop(extent) - END_PX) this.follow();
    else if (exact && this.isBarAtEdge(extent)) this.place(this.top, extent);
    this.schedule();
  }

  private isBarAtEdge(extent: Extent): boolean {
    return this.placedAt <= 0 || this.placedAt >= scrollHeight(extent) - extent.viewport - 1;
  }

  /** After moving by exact distances a scaled bar stands a little off: it is put right when nobody is moving it. */
  private realign(): void {
    const extent = this.extent();
    if (!this.following && isScaled(extent)) this.place(this.top, extent);
  }

  private scrollBy(px: number): void {
    this.leaveEnd();
    const extent = this.extent();
    this.top = clampTop(this.top + px, extent);
    this.place(this.top, extent);
    this.schedule();
  }

  private place(top: number, extent: Extent): void {
    const target = toScrollTop(top, extent);
    if (Math.abs(this.element.scrollTop - target) >= 1) this.element.scrollTop = target;
    this.placedAt = this.element.scrollTop;
    this.displaced = false;
  }

  private resize(extent: Extent): void {
    const height = `${scrollHeight(extent)}px`;
    if (this.spacer.style.height !== height) this.spacer.style.height = height;
  }

  private measure(): void {
    this.viewport = this.element.clientHeight;
    this.placedAt = this.element.scrollTop;
    this.displaced = true;
    this.schedule();
  }

  private extent(): Extent {
    return { rows: this.shown.end - this.shown.first, rowHeight: ROW_HEIGHT, viewport: this.viewport };
  }

  private screenStart({ first, end }: LogSpan): number {
    return Math.max(first, end - Math.ceil(this.viewport / ROW_HEIGHT) - 1);
  }

  private rowAt(clientY: number): number | null {
    const { first, end } = this.sheet.span;
    if (end === first) return null;
    const top = this.sheet.element.getBoundingClientRect().top;
    const index = first + Math.floor((clientY - top) / ROW_HEIGHT);
    return Math.min(Math.max(index, first), end - 1);
  }

  private nameTime(target: EventTarget | null): void {
    if (target instanceof HTMLElement && target.className === 'log-clock') target.title = this.sheet.timeAt(target);
  }
}
