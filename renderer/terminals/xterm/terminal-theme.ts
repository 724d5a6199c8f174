import type { ISearchOptions } from '@xterm/addon-search';
import type { ITheme } from '@xterm/xterm';
import type { TerminalPalette } from '../../ui/theme/terminal-palette.ts';

export function terminalTheme({ background, foreground, cursor, selection, ansi }: TerminalPalette): ITheme {
  const [black, red, green, yellow, blue, magenta, cyan, white] = ansi as Eight;
  const [brightBlack, brightRed, brightGreen, brightYellow, brightBlue, brightMagenta, brightCyan, brightWhite] =
    ansi.slice(8) as Eight;
  const normal = { black, red, green, yellow, blue, magenta, cyan, white };
  const bright = {
    brightBlack,
    brightRed,
    brightGreen,
    brightYellow,
    brightBlue,
    brightMagenta,
    brightCyan,
    brightWhite,
  };
  return {
    background,
    foreground,
    cursor,
    cursorAccent: background,
    selectionBackground: selection,
    overviewRulerBorder: background,
    ...normal,
    ...bright,
  };
}

type Eight = [string, string, string, string, string, string, string, string];

/**
 * How hits of a search look; without decorations the addon does not count them. The current one is selected as well,
 * which paints its background.
 */
export function hitDecorations({ hit, hitFrame, currentHit }: TerminalPalette): NonNullable<ISearchOptions['decorations']> {
  return {
    matchBackground: hit,
    matchBorder: hitFrame,
    matchOverviewRuler: hitFrame,
    activeMatchBorder: currentHit,
    activeMatchColorOverviewRuler: currentHit,
  };
}
