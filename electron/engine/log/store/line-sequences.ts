import type { CellRow } from './cell-row.ts';
import { C1_LEAD, isC1 } from './control-scan.ts';

const BACKSPACE = 0x08;
const TAB = 0x09;
const LF = 0x0a;
const VERTICAL_TAB = 0x0b;
const FORM_FEED = 0x0c;
const CR = 0x0d;
const SHIFT_OUT = 0x0e;
const SHIFT_IN = 0x0f;
const BEL = 0x07;
const CAN = 0x18;
const SUB = 0x1a;
const ESC = 0x1b;
const SPACE = 0x20;
const DELETE = 0x7f;
/** The 8-bit forms, behind {@link C1_LEAD}: what `ESC` and a byte 0x40 lower begin. */
const C1_OFFSET = 0x40;
/** Of ST, behind {@link C1_LEAD}. */
const C1_STRING_END = 0x9c;

/** Of the parameters of a sequence; none that means something is longer. */
export const MAX_PARAMETER_BYTES = 256;
/** The largest number that a sequence may give: no line is so long. */
const MAX_COUNT = 1_000_000;

/** What follows ESC and begins a string: OSC, DCS, SOS, PM, APC. */
const STRINGS = ']PX^_';
/** What follows ESC and goes to another line, or to an empty screen: IND, NEL, RI, RIS. */
const OTHER_LINE = 'DEMc';
/** Ends a sequence that goes to another line, or scrolls: CUU, CUD, CNL, CPL, CUP, HVP, VPA, VPR, DECSTBM, SU, SD. */
const TO_OTHER_LINE = 'ABEFHfderST';
/** The alternate screens. */
const SCREENS = new Set(['47', '1047', '1049']);
const INSERT_MODE = '4';

/** What becomes of a line by the controls in it. */
export interface LineControls {
  /** A byte that was not a control after all. */
  rawText(byte: number): void;
  carriageReturn(): void;
  /** The cursor leaves this line. */
  otherLine(): void;
  /** `CSI parameters m` */
  style(parameters: string): void;
  edit(change: (row: CellRow) => void): void;
  /** `ESC slot charset` */
  designate(slot: string, charset: string): void;
  /** Shift out, or in again. */
  shift(isOut: boolean): void;
}

type State = 'text' | 'c1' | 'escape' | 'csi' | 'string';

/**
 * Reads the controls and escape sequences of a line as xterm.js does, and passes on what changes that line. All the
 * rest goes no further: titles, links, clipboard, questions to the terminal, modes. A sequence that is not complete
 * when the line ends is dropped, so that none can swallow the log.
 */
export class LineSequences {
  #state: State = 'text';
  #parameters = '';
  #isTooLong = false;
  #isOsc = false;
  /** In a string, {@link C1_LEAD} came last. */
  #isLed = false;

  readonly #line: LineControls;

  constructor(line: LineControls) {
    this.#line = line;
  }

  get isInText(): boolean {
    return this.#state === 'text';
  }

  /** Takes `bytes[at]`: in text, a control. @returns the index to go on from */
  step(bytes: Uint8Array, at: number): number {
    const byte = bytes[at] as number;
    switch (this.#state) {
      case 'text':
        this.#control(byte);
        return at + 1;
      case 'c1':
        return this.#stepC1(byte, at);
      case 'escape':
        return this.#stepEscape(byte, at);
      case 'csi':
        return this.#stepCsi(byte, at);
      case 'string':
        return this.#stepString(bytes, at);
    }
  }

  /** The line has ended. */
  finish(): void {
    if (this.#state === 'c1') this.#line.rawText(C1_LEAD);
    this.#state = 'text';
  }

  #control(byte: number): void {
    switch (byte) {
      case CR:
        return this.#line.carriageReturn();
      case BACKSPACE:
        return this.#line.edit((row) => row.moveBy(-1));
      case TAB:
        return this.#line.edit((row) => row.tab(1));
      case VERTICAL_TAB:
      case FORM_FEED:
        return this.#line.otherLine();
      case SHIFT_OUT:
      case SHIFT_IN:
        return this.#line.shift(byte === SHIFT_OUT);
      case ESC:
        return this.#begin('escape');
      case C1_LEAD:
        this.#state = 'c1';
    }
  }

  #begin(state: State): void {
    this.#state = state;
    this.#parameters = '';
    this.#isTooLong = false;
  }

  #stepC1(byte: number, at: number): number {
    this.#state = 'text';
    if (isC1(byte)) {
      this.#begin('escape');
      this.#endEscape(String.fromCharCode(byte - C1_OFFSET));
      return at + 1;
    }
    this.#line.rawText(C1_LEAD);
    return at;
  }

  /** Whether a byte in a sequence is a control, which acts at once; or breaks the sequence off. */
  #isActedOn(byte: number): boolean {
    if (byte === CAN || byte === SUB) this.#state = 'text';
    else if (byte === ESC) this.#begin('escape');
    else if (byte < SPACE) this.#control(byte);
    return byte < SPACE || byte === DELETE;
  }

  #stepEscape(byte: number, at: number): number {
    if (this.#isActedOn(byte)) return at + 1;
    if (byte > DELETE) {
      this.#state = 'text';
      return at;
    }
    if (byte < 0x30) this.#collect(byte);
    else this.#endEscape(String.fromCharCode(byte));
    return at + 1;
  }

  #endEscape(final: string): void {
    const intermediates = this.#parameters;
    this.#state = 'text';
    if (intermediates !== '') return this.#line.designate(intermediates, final);
    if (final === '[') this.#begin('csi');
    else if (STRINGS.includes(final)) this.#beginString(final);
    else if (OTHER_LINE.includes(final)) this.#line.otherLine();
    else if (final === '7') this.#line.edit((row) => row.save());
    else if (final === '8') this.#line.edit((row) => row.restore());
  }

  #beginString(kind: string): void {
    this.#state = 'string';
    this.#isOsc = kind === ']';
    this.#isLed = false;
  }

  #stepCsi(byte: number, at: number): number {
    if (this.#isActedOn(byte)) return at + 1;
    if (byte > DELETE) {
      this.#state = 'text';
      return at;
    }
    if (byte < 0x40) {
      this.#collect(byte);
    } else {
      this.#state = 'text';
      if (!this.#isTooLong) this.#endCsi(String.fromCharCode(byte));
    }
    return at + 1;
  }

  #collect(byte: number): void {
    if (this.#parameters.length === MAX_PARAMETER_BYTES) this.#isTooLong = true;
    else this.#parameters += String.fromCharCode(byte);
  }

  #stepString(bytes: Uint8Array, from: number): number {
    for (let at = from; at < bytes.length; at++) {
      const byte = bytes[at] as number;
      if (byte === LF) return at;
      if (byte === ESC) {
        this.#begin('escape');
        return at + 1;
      }
      const isTerminator = (byte === BEL && this.#isOsc) || (byte === C1_STRING_END && this.#isLed);
      const isEnd = isTerminator || byte === CAN || byte === SUB;
      this.#isLed = byte === C1_LEAD;
      if (isEnd) {
        this.#state = 'text';
        return at + 1;
      }
    }
    return bytes.length;
  }

  #endCsi(final: string): void {
    const parameters = this.#parameters;
    if (final === 'm') {
      if (/^[\d;:]*$/.test(parameters)) this.#line.style(parameters);
    } else if (final === 'h' || final === 'l') {
      this.#setMode(parameters, final === 'h');
    } else if ((final === 'J' || final === 'K') && /^\??\d*$/.test(parameters)) {
      this.#erase(final, parameters.replace('?', ''));
    } else if (/^[\d;]*$/.test(parameters)) {
      this.#moveOrEdit(final, parameters);
    }
  }

  #setMode(parameters: string, isOn: boolean): void {
    if (parameters.startsWith('?')) {
      if (parameters.slice(1).split(';').some((mode) => SCREENS.has(mode))) this.#line.otherLine();
    } else if (parameters.split(';').includes(INSERT_MODE)) {
      this.#line.edit((row) => (row.isInserting = isOn));
    }
  }

  /** What clears the whole screen, or all that was on it before, ends the line: a log keeps what was said. */
  #erase(final: string, which: string): void {
    if (which === '' || which === '0') this.#line.edit((row) => row.eraseToEnd());
    else if (which === '1') this.#line.edit((row) => row.eraseFromStart());
    else if (which === '2' && final === 'K') this.#line.edit((row) => row.eraseAll());
    else if (which === '2') this.#line.otherLine();
  }

  #moveOrEdit(final: string, parameters: string): void {
    const line = this.#line;
    if (TO_OTHER_LINE.includes(final)) return line.otherLine();
    const count = Math.min(Number(parameters.split(';', 1)[0]) || 1, MAX_COUNT);
    switch (final) {
      case 'C':
      case 'a':
        return line.edit((row) => row.moveBy(count));
      case 'D':
        return line.edit((row) => row.moveBy(-count));
      case 'G':
      case '`':
        return line.edit((row) => row.moveTo(count - 1));
      case 'I':
        return line.edit((row) => row.tab(count));
      case 'Z':
        return line.edit((row) => row.tab(-count));
      case '@':
        return line.edit((row) => row.insertBlanks(count));
      case 'P':
        return line.edit((row) => row.deleteCharacters(count));
      case 'X':
        return line.edit((row) => row.eraseCharacters(count));
      case 's':
        if (parameters === '') line.edit((row) => row.save());
        return;
      case 'u':
        if (parameters === '') line.edit((row) => row.restore());
    }
  }
}
