/** The colours of ui/tokens.css that text from dynos is painted with, as `#rrggbb` or `#rgb`. */
export interface TerminalPalette {
  background: string;
  foreground: string;
  cursor: string;
  selection: string;
  /** The 16 ANSI colours. */
  ansi: string[];
  /** Frame of the current hit of a search, background and frame of the others. */
  currentHit: string;
  hit: string;
  hitFrame: string;
}

const ANSI_COLOURS = 16;

export function readPalette(): TerminalPalette {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return {
    background: token('--terminal-background'),
    foreground: token('--terminal-foreground'),
    cursor: token('--terminal-cursor'),
    selection: token('--terminal-selection'),
    ansi: Array.from({ length: ANSI_COLOURS }, (_, index) => token(`--ansi-${index}`)),
    currentHit: token('--focus'),
    hit: token('--warning-surface'),
    hitFrame: token('--starting'),
  };
}

/** Calls back when the tokens have new values: the theme is an attribute of the root element. */
export function onPaletteChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
