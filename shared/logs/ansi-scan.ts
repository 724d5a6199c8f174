/** What is left of terminal output once everything that only moves or configures a terminal has been taken out. */
export interface TerminalTextHandler {
  /** A non-empty run without control characters, tabs excepted. */
  text(run: string): void;
  /** The parameters of a Select Graphic Rendition sequence. */
  sgr(parameters: string): void;
  backspace(): void;
}

export const BACKSPACE = '\b';

const TAB = 0x09;
const CAN = 0x18;
const SUB = 0x1a;
const ESC = 0x1b;
const DEL = 0x7f;
/** The two-character forms `ESC @` … `ESC _` are also one character each, U+0080 … U+009F (C1). */
const C1_FIRST = 0x80;
const C1_LAST = 0x9f;
const C1_TO_SEVEN_BIT = 0x40;

/**
 * Walks over terminal output once, from left to right. Sequences that are cut off at the end of the text are dropped;
 * CAN, SUB or a new ESC break one off, as in a terminal.
 */
export function scanTerminalText(text: string, handler: TerminalTextHandler): void {
  let runStart = 0;
  let index = 0;
  while (index < text.length) {
    const code = text.charCodeAt(index);
    if (isPrintable(code)) {
      index++;
      continue;
    }
    if (runStart < index) handler.text(text.slice(runStart, index));
    index = skipControl(text, index, code, handler);
    runStart = index;
  }
  if (runStart < index) handler.text(text.slice(runStart, index));
}

function isPrintable(code: number): boolean {
  return (code >= 0x20 && code < DEL) || code === TAB || code > C1_LAST;
}

/** Index of the first character after the control character or sequence at an index. */
function skipControl(text: string, index: number, code: number, handler: TerminalTextHandler): number {
  if (code === ESC) return skipSequence(text, index + 1, text.charCodeAt(index + 1), handler);
  if (code >= C1_FIRST && code <= C1_LAST) return skipSequence(text, index, code - C1_TO_SEVEN_BIT, handler);
  if (text[index] === BACKSPACE) handler.backspace();
  return index + 1;
}

/** @param kind code of the character after ESC, which is the one at `index`; NaN at the end of the text. */
function skipSequence(text: string, index: number, kind: number, handler: TerminalTextHandler): number {
  switch (String.fromCharCode(kind)) {
    case '[':
      return skipControlSequence(text, index + 1, handler);
    case ']':
    case 'P':
    case 'X':
    case '^':
    case '_':
      return skipString(text, index + 1);
    default:
      return skipEscape(text, index, kind);
  }
}

/** CSI: parameters (0–?), intermediates (space–/), one final character (@–~). */
function skipControlSequence(text: string, start: number, handler: TerminalTextHandler): number {
  let index = start;
  while (isBetween(text.charCodeAt(index), 0x20, 0x3f)) index++;
  const final = text.charCodeAt(index);
  // Not a final character: the sequence is broken off and the character stands for itself.
  if (!isBetween(final, 0x40, 0x7e)) return isAbort(final) ? index + 1 : index;
  const parameters = text.slice(start, index);
  if (text[index] === 'm' && SGR_PARAMETERS.test(parameters)) handler.sgr(parameters);
  return index + 1;
}

/** Parameters without `<`, `=`, `>` and `?`, which mark other sequences that end in `m`. */
const SGR_PARAMETERS = /^[\d;:]*$/;

/** OSC, DCS, SOS, PM, APC: up to BEL or ST (`ESC \`). */
function skipString(text: string, start: number): number {
  for (let index = start; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === BEL || code === ST || isAbort(code)) return index + 1;
    if (code === ESC) return text[index + 1] === '\\' ? index + 2 : index;
  }
  return text.length;
}

const BEL = 0x07;
/** ST as one C1 character. */
const ST = 0x9c;

/** `ESC c`, `ESC ( B` …: intermediates (space–/), one final character (0–~). */
function skipEscape(text: string, start: number, kind: number): number {
  // A C1 character is a whole sequence by itself; so is an ESC at the end of the text.
  if (kind !== text.charCodeAt(start)) return start + 1;
  let index = start;
  while (isBetween(text.charCodeAt(index), 0x20, 0x2f)) index++;
  const final = text.charCodeAt(index);
  return isBetween(final, 0x30, 0x7e) || isAbort(final) ? index + 1 : index;
}

function isAbort(code: number): boolean {
  return code === CAN || code === SUB;
}

/** False for NaN, the code of no character. */
function isBetween(code: number, first: number, last: number): boolean {
  return code >= first && code <= last;
}
