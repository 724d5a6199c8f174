import { FitAddon } from '@xterm/addon-fit';
import { SearchAddon } from '@xterm/addon-search';
import { UnicodeGraphemesAddon } from '@xterm/addon-unicode-graphemes';
import { WebLinksAddon } from '@xterm/addon-web-links';
import { Terminal } from '@xterm/xterm';
import '@xterm/xterm/css/xterm.css';
import { t } from '../../../shared/text/i18n.ts';
import { MINIMUM_CONTRAST } from '../../ui/theme/readable-colour.ts';
import { openAddress, webAddress } from './open-address.ts';
import { readPalette } from '../../ui/theme/terminal-palette.ts';
import { screenReader, scrollback } from './terminal-preferences.ts';
import { terminalTheme } from './terminal-theme.ts';

const FONT_SIZE_PX = 13;
const LINE_HEIGHT = 1.25;
/** The width of xterm's own scroll bar, with the marks of a search. */
const SCROLLBAR_PX = 12;
/** Hits beyond are found but neither counted nor coloured: each is an element. */
const MAX_COLOURED_HITS = 2_000;

Terminal.strings.promptLabel = t('Terminal input');
Terminal.strings.tooMuchOutput = t('Too much output to announce, navigate to rows manually to read');

export interface Xterm {
  terminal: Terminal;
  fit: FitAddon;
  search: SearchAddon;
}

/** A terminal with its addons. @param onLink target of the link under the pointer, null when there is none. */
export function createXterm(platform: string | undefined, onLink: (target: string | null) => void): Xterm {
  const hover = (_event: MouseEvent, target: string): void => onLink(webAddress(target) === null ? null : target);
  const leave = (): void => onLink(null);
  const terminal = new Terminal({
    // Unicode versions and decorations.
    allowProposedApi: true,
    cursorBlink: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--font-mono').trim(),
    fontSize: FONT_SIZE_PX,
    lineHeight: LINE_HEIGHT,
    linkHandler: { activate: follow, hover, leave, allowNonHttpProtocols: false },
    minimumContrastRatio: MINIMUM_CONTRAST,
    overviewRuler: { width: SCROLLBAR_PX },
    scrollback: scrollback.getState().lines,
    screenReaderMode: screenReader.getState().on,
    scrollOnEraseInDisplay: true,
    theme: terminalTheme(readPalette()),
    ...(platform === 'win32' ? { windowsPty: { backend: 'conpty' as const } } : {}),
  });
  const fit = new FitAddon();
  const search = new SearchAddon({ highlightLimit: MAX_COLOURED_HITS });
  terminal.loadAddon(fit);
  terminal.loadAddon(search);
  terminal.loadAddon(new UnicodeGraphemesAddon());
  terminal.loadAddon(new WebLinksAddon(follow, { hover, leave }));
  return { terminal, fit, search };
}

/** A plain click belongs to the program and to selecting. */
function follow(event: MouseEvent, target: string): void {
  if (event.ctrlKey || event.metaKey) openAddress(target);
}
