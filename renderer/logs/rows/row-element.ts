import { parseAnsi, stripAnsi } from '../../../shared/logs/ansi.ts';
import type { AnsiSpan } from '../../../shared/logs/ansi.ts';
import { PLAIN } from '../../../shared/logs/ansi-style.ts';
import { formatSource, formatTime } from '../../../shared/logs/log.ts';
import type { LogRow } from '../../../shared/logs/log.ts';
import { t, tn } from '../../../shared/text/i18n.ts';
import { shortDuration } from '../../ui/text/duration.ts';
import { cutAtMatches, findMatches } from './highlight.ts';
import type { LineTone } from './line-tone.ts';
import type { SpanPaints } from './span-paint.ts';

/** What all rows of a list are painted with. */
export interface RowPaint {
  spans: SpanPaints;
  /** What the text that is looked for, or the filter's, matches; null: nothing is highlighted. */
  highlight: RegExp | null;
  /** Whether the colours of programs are shown. */
  ansi: boolean;
  /** Epoch milliseconds that times are told from; null where they are not told by their age. */
  now: number | null;
  /** The steady hue of a dyno's process type, 0 to 7. */
  hueOf(dyno: string): number;
}

/** What depends on the rows around one. */
export interface RowLook {
  tone: LineTone;
  /** Rows of the stack trace that this one begins. */
  folds: number;
  unfolded: boolean;
}

export const PLAIN_LOOK: RowLook = { tone: null, folds: 0, unfolded: false };

/** Lengths of `2026-11-20T` and `08:15:13.646`: only the clock is shown where the window is narrow. */
const DATE_LENGTH = 11;
const CLOCK_LENGTH = 12;

/** Of a line, what is painted: nobody reads more of one, and copying and saving give all of it. In UTF-16 units. */
export const MAX_SHOWN_LENGTH = 20_000;

const CONTROL = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/;

/**
 * One row of the list: elements made once and filled again for other lines. Its text content is exactly the line as
 * `heroku logs` prints it. Text of dynos only ever becomes text nodes.
 */
export class RowElement {
  readonly element = document.createElement('div');
  readonly #date = child(this.element, 'log-date');
  readonly #clock = child(this.element, 'log-clock');
  readonly #micros = child(this.element, 'log-micros');
  readonly #source = child(this.element, 'log-source');
  readonly #text = child(this.element, 'log-text');
  readonly #fold = document.createElement('button');
  #row: LogRow | undefined;
  #look = PLAIN_LOOK;
  #paintedWith: RowPaint | undefined;

  constructor() {
    this.element.className = 'log-row';
    this.#micros.after(' ');
    this.#source.after(' ');
    this.#fold.type = 'button';
    this.#fold.className = 'log-fold';
    this.#fold.hidden = true;
    this.element.append(this.#fold);
  }

  /** Shows a line; undefined: it has not arrived yet. */
  show(row: LogRow | undefined, look: RowLook, paint: RowPaint): void {
    this.#showLook(look);
    if (row === this.#row && paint === this.#paintedWith) return;
    this.#row = row;
    this.#paintedWith = paint;
    this.element.classList.toggle('pending', row === undefined);
    if (row === undefined) return;
    this.#showTime(row.time);
    this.#source.textContent = formatSource(row);
    const { dataset } = this.element;
    dataset['source'] = row.source;
    dataset['hue'] = String(paint.hueOf(row.dyno));
    dataset['level'] = row.level ?? '';
    if (paint.now !== null) dataset['age'] = shortDuration(paint.now - row.time / 1000);
    this.#showText(row.text, paint);
  }

  mark(name: 'selected' | 'current', on: boolean): void {
    this.element.classList.toggle(name, on);
  }

  /** Width of the column of texts where lines are wrapped, px. */
  get textWidth(): number {
    return this.#text.clientWidth;
  }

  /** The full timestamp, for a tooltip where only the clock is shown. */
  get time(): string {
    return this.#row === undefined ? '' : formatTime(this.#row.time);
  }

  /** The words of the button are painted by the style sheet: the row's text stays the line and nothing else. */
  #showLook(look: RowLook): void {
    const last = this.#look;
    if (last.tone === look.tone && last.folds === look.folds && last.unfolded === look.unfolded) return;
    this.#look = look;
    this.element.dataset['tone'] = look.tone ?? '';
    this.#fold.hidden = look.folds === 0;
    this.#fold.dataset['words'] = look.unfolded ? t('fold') : tn(look.folds, '+{n} line', '+{n} lines');
    this.#fold.ariaLabel = foldLabel(look);
    this.#fold.ariaExpanded = String(look.unfolded);
  }

  #showTime(time: number): void {
    const text = formatTime(time);
    this.#date.textContent = text.slice(0, DATE_LENGTH);
    this.#clock.textContent = text.slice(DATE_LENGTH, DATE_LENGTH + CLOCK_LENGTH);
    this.#micros.textContent = text.slice(DATE_LENGTH + CLOCK_LENGTH);
  }

  #showText(whole: string, paint: RowPaint): void {
    const text = whole.length > MAX_SHOWN_LENGTH ? cutText(whole) : whole;
    if (paint.highlight === null && !CONTROL.test(text)) {
      this.#text.textContent = text;
      return;
    }
    const spans = paint.ansi ? parseAnsi(text) : [{ text: stripAnsi(text), style: PLAIN }];
    const matches = findMatches(spans.map((span) => span.text).join(''), paint.highlight);
    const nodes: Node[] = [];
    let offset = 0;
    for (const span of spans) {
      for (const piece of cutAtMatches(span.text, offset, matches)) nodes.push(pieceNode(piece, span, paint.spans));
      offset += span.text.length;
    }
    this.#text.replaceChildren(...nodes);
  }
}

function cutText(text: string): string {
  const left = text.length - MAX_SHOWN_LENGTH;
  return `${text.slice(0, MAX_SHOWN_LENGTH)}… ${tn(left, '+{n} character', '+{n} characters')}`;
}

function foldLabel({ folds, unfolded }: RowLook): string {
  return unfolded
    ? tn(folds, 'Fold {n} line of the stack trace', 'Fold {n} lines of the stack trace')
    : tn(folds, 'Show {n} line of the stack trace', 'Show {n} lines of the stack trace');
}

function pieceNode(piece: { text: string; hit: boolean }, span: AnsiSpan, paints: SpanPaints): Node {
  const { className, color, background } = paints.of(span.style);
  if (!piece.hit && className === '' && color === '' && background === '') return document.createTextNode(piece.text);
  const element = document.createElement(piece.hit ? 'mark' : 'span');
  element.className = className;
  if (!piece.hit) {
    element.style.color = color;
    element.style.backgroundColor = background;
  }
  element.textContent = piece.text;
  return element;
}

function child(parent: HTMLElement, className: string): HTMLElement {
  const element = document.createElement('span');
  element.className = className;
  parent.append(element);
  return element;
}
