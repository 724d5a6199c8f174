/** One of the terminal's 256 colours (0–15 belong to the theme), or an exact colour with channels of 0–255. */
export type AnsiColour = { palette: number } | { rgb: [number, number, number] };

/** How text looks, as Select Graphic Rendition (SGR) has set it; null is the default colour. */
export interface AnsiStyle {
  fg: AnsiColour | null;
  bg: AnsiColour | null;
  bold: boolean;
  dim: boolean;
  italic: boolean;
  underline: boolean;
  inverse: boolean;
  strike: boolean;
  hidden: boolean;
}

export const PLAIN: Readonly<AnsiStyle> = Object.freeze({
  fg: null,
  bg: null,
  bold: false,
  dim: false,
  italic: false,
  underline: false,
  inverse: false,
  strike: false,
  hidden: false,
});

export function sameStyle(a: AnsiStyle, b: AnsiStyle): boolean {
  return (
    a === b ||
    (sameColour(a.fg, b.fg) &&
      sameColour(a.bg, b.bg) &&
      a.bold === b.bold &&
      a.dim === b.dim &&
      a.italic === b.italic &&
      a.underline === b.underline &&
      a.inverse === b.inverse &&
      a.strike === b.strike &&
      a.hidden === b.hidden)
  );
}

function sameColour(a: AnsiColour | null, b: AnsiColour | null): boolean {
  if (a === null || b === null) return a === b;
  if ('palette' in a) return 'palette' in b && a.palette === b.palette;
  return 'rgb' in b && a.rgb.every((channel, index) => channel === b.rgb[index]);
}

/** What the attributes of ECMA-48 and xterm change; colours are dealt with apart. */
const ATTRIBUTES: Record<number, Partial<AnsiStyle>> = {
  0: PLAIN,
  1: { bold: true },
  2: { dim: true },
  3: { italic: true },
  4: { underline: true },
  7: { inverse: true },
  8: { hidden: true },
  9: { strike: true },
  21: { underline: true },
  22: { bold: false, dim: false },
  23: { italic: false },
  24: { underline: false },
  27: { inverse: false },
  28: { hidden: false },
  29: { strike: false },
  39: { fg: null },
  49: { bg: null },
};

const FOREGROUND = 38;
const BACKGROUND = 48;
/** Read over, so that its numbers are not taken for attributes. */
const UNDERLINE_COLOUR = 58;

/**
 * The style after an SGR sequence.
 * @param parameters what stands between `ESC [` and `m`: numbers apart by `;`, their parts by `:`.
 */
export function applySgr(style: AnsiStyle, parameters: string): AnsiStyle {
  const next = { ...style };
  const groups = parameters.split(';');
  for (let index = 0; index < groups.length; index++) {
    const parts = (groups[index] ?? '').split(':');
    const code = toNumber(parts[0]);
    if (code === FOREGROUND || code === BACKGROUND || code === UNDERLINE_COLOUR) {
      // `38;5;9` spreads a colour over several groups, `38:5:9` keeps it in one.
      const inOneGroup = parts.length > 1;
      const spread = inOneGroup ? parts.slice(1) : groups.slice(index + 1, index + 5);
      const { colour, length } = readColour(spread, inOneGroup);
      if (!inOneGroup) index += length;
      if (colour && code === FOREGROUND) next.fg = colour;
      if (colour && code === BACKGROUND) next.bg = colour;
    } else {
      applyAttribute(next, code, parts[1]);
    }
  }
  return next;
}

/** Reads what follows 38, 48 or 58, and says how many numbers that were. */
function readColour(numbers: string[], inOneGroup: boolean): { colour: AnsiColour | null; length: number } {
  const kind = toNumber(numbers[0]);
  if (kind === 5) {
    const palette = toNumber(numbers[1]);
    return { colour: palette <= 255 ? { palette } : null, length: 2 };
  }
  if (kind !== 2) return { colour: null, length: 1 };
  // ISO 8613-6 has the number of a colour space before red; many programs leave it out.
  const red = inOneGroup && numbers.length > 4 ? 2 : 1;
  const [r, g, b] = [toNumber(numbers[red]), toNumber(numbers[red + 1]), toNumber(numbers[red + 2])];
  return { colour: Math.max(r, g, b) <= 255 ? { rgb: [r, g, b] } : null, length: 4 };
}

function applyAttribute(style: AnsiStyle, code: number, part: string | undefined): void {
  if (code === 4 && part === '0') style.underline = false;
  else if (code >= 30 && code <= 37) style.fg = { palette: code - 30 };
  else if (code >= 40 && code <= 47) style.bg = { palette: code - 40 };
  else if (code >= 90 && code <= 97) style.fg = { palette: code - 90 + 8 };
  else if (code >= 100 && code <= 107) style.bg = { palette: code - 100 + 8 };
  else Object.assign(style, ATTRIBUTES[code]);
}

/** A missing number is 0, as in `ESC [ m`. */
function toNumber(text: string | undefined): number {
  return Number(text ?? '');
}
