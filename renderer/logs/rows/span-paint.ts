import type { AnsiStyle } from '../../../shared/logs/ansi.ts';
import type { TerminalPalette } from '../../ui/theme/terminal-palette.ts';
import { indexedColour, readable } from '../../ui/theme/readable-colour.ts';
import type { Rgb } from '../../ui/theme/readable-colour.ts';

/** How a span of a line is painted: class names, and inline colours where they differ from the list's own. */
export interface SpanPaint {
  className: string;
  color: string;
  background: string;
}

/** Programs use few styles; a hostile one with ever new truecolours must not fill memory. */
const MAX_REMEMBERED = 4096;
/** What is added to one of the first eight colours in bold text: it takes the bright one, as in a terminal. */
const BRIGHT = 8;

type AnsiColour = AnsiStyle['fg'];

/** Turns ANSI styles into {@link SpanPaint}, with text kept readable on its background. One per palette. */
export class SpanPaints {
  readonly #remembered = new Map<string, SpanPaint>();
  readonly #ansi: Rgb[];
  readonly #foreground: Rgb;
  readonly #background: Rgb;

  constructor(palette: TerminalPalette) {
    this.#ansi = palette.ansi.map(parseHex);
    this.#foreground = parseHex(palette.foreground);
    this.#background = parseHex(palette.background);
  }

  of(style: AnsiStyle): SpanPaint {
    const key = JSON.stringify(style);
    let paint = this.#remembered.get(key);
    if (paint === undefined) {
      if (this.#remembered.size === MAX_REMEMBERED) this.#remembered.clear();
      this.#remembered.set(key, (paint = this.#paint(style)));
    }
    return paint;
  }

  #paint(style: AnsiStyle): SpanPaint {
    const plain = style.fg === null && style.bg === null && !style.inverse;
    const [fg, bg] = this.#colours(style);
    return {
      className: classNames(style),
      color: plain ? '' : toCss(readable(fg, bg)),
      background: style.bg === null && !style.inverse ? '' : toCss(bg),
    };
  }

  #colours(style: AnsiStyle): [Rgb, Rgb] {
    const foreground = this.#rgb(style.fg, style.bold ? BRIGHT : 0) ?? this.#foreground;
    const background = this.#rgb(style.bg, 0) ?? this.#background;
    return style.inverse ? [background, foreground] : [foreground, background];
  }

  #rgb(colour: AnsiColour, bright: number): Rgb | undefined {
    if (colour === null) return undefined;
    if ('rgb' in colour) return colour.rgb;
    const { palette } = colour;
    if (palette >= this.#ansi.length) return indexedColour(palette);
    return this.#ansi[palette < BRIGHT ? palette + bright : palette];
  }
}

function classNames(style: AnsiStyle): string {
  const names = [];
  if (style.bold) names.push('ansi-bold');
  if (style.dim) names.push('ansi-dim');
  if (style.italic) names.push('ansi-italic');
  if (style.underline) names.push('ansi-underline');
  if (style.strike) names.push('ansi-strike');
  if (style.hidden) names.push('ansi-hidden');
  return names.join(' ');
}

/** `#rrggbb`, or `#rgb` as a build may shorten it. */
function parseHex(colour: string): Rgb {
  const digits = colour.slice(1);
  const long = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  const number = Number.parseInt(long, 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
}

function toCss([red, green, blue]: Rgb): string {
  return `rgb(${red} ${green} ${blue})`;
}
