import { BACKSPACE, scanTerminalText } from './ansi-scan.ts';
import { applySgr, PLAIN, sameStyle, type AnsiStyle } from './ansi-style.ts';

export type { AnsiColour, AnsiStyle } from './ansi-style.ts';

/** A run of text in one style. */
export interface AnsiSpan {
  text: string;
  style: AnsiStyle;
}

const CONTROLS = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/;

/**
 * A line of terminal output as runs of styled text: colours and attributes (SGR) are kept, every other escape sequence
 * and control character but the tab is dropped, and backspaces write over what is before them. Takes time in
 * proportion to the text and never throws, whatever the text.
 */
export function parseAnsi(text: string): AnsiSpan[] {
  if (text === '') return [];
  if (!CONTROLS.test(text)) return [{ text, style: PLAIN }];
  return text.includes(BACKSPACE) ? parseOverstruck(text) : parseForward(text);
}

/** The text of {@link parseAnsi} without its styles. */
export function stripAnsi(text: string): string {
  if (!CONTROLS.test(text)) return text;
  return parseAnsi(text)
    .map((span) => span.text)
    .join('');
}

function parseForward(text: string): AnsiSpan[] {
  const spans: AnsiSpan[] = [];
  let style: AnsiStyle = PLAIN;
  scanTerminalText(text, {
    text: (run) => append(spans, run, style),
    sgr: (parameters) => (style = applySgr(style, parameters)),
    backspace: () => undefined,
  });
  return spans;
}

/** Character by character, because a backspace may reach into any run before it. */
function parseOverstruck(text: string): AnsiSpan[] {
  const cells: AnsiSpan[] = [];
  let cursor = 0;
  let backspaces = 0;
  let style: AnsiStyle = PLAIN;
  scanTerminalText(text, {
    text(run) {
      for (const character of run) {
        const cell = { text: character, style };
        // More than one step back is a counter or spinner that rewrites itself, not paper.
        cells[cursor] = backspaces === 1 ? overstrike(cells[cursor], cell) : cell;
        backspaces = 0;
        cursor++;
      }
    },
    sgr: (parameters) => (style = applySgr(style, parameters)),
    backspace() {
      backspaces++;
      cursor = Math.max(0, cursor - 1);
    },
  });
  const spans: AnsiSpan[] = [];
  for (const cell of cells) append(spans, cell.text, cell.style);
  return spans;
}

/** A character on top of another, as on paper: itself makes it bold, an underscore underlines it (nroff, man). */
function overstrike(under: AnsiSpan | undefined, over: AnsiSpan): AnsiSpan {
  if (under === undefined) return over;
  if (under.text === over.text && over.text !== ' ') return { ...over, style: { ...over.style, bold: true } };
  if (under.text === '_') return { ...over, style: { ...over.style, underline: true } };
  if (over.text === '_' && under.text !== ' ') return { ...under, style: { ...under.style, underline: true } };
  return over;
}

function append(spans: AnsiSpan[], text: string, style: AnsiStyle): void {
  const last = spans.at(-1);
  if (last && sameStyle(last.style, style)) last.text += text;
  else spans.push({ text, style });
}
