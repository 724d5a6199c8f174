import { Rendition } from './rendition.ts';
import type { SequenceKind } from './sequence-parser.ts';

const SO = '\x0e';
const SI = '\x0f';

/** DEC private modes that are simply on or off, with their defaults. */
const SWITCHES: Record<string, boolean> = {
  1: false,
  6: false,
  7: true,
  25: true,
  45: false,
  1004: false,
  1005: false,
  1015: false,
  2004: false,
};
/** Origin mode moves the cursor, and what it means depends on the scroll region: it is restored last. */
const ORIGIN = '6';
const FOCUS = '1004';
/** Turning one of a group on turns the others off. */
const MOUSE_PROTOCOLS = new Set(['9', '1000', '1002', '1003']);
const MOUSE_ENCODINGS = new Set(['1006', '1016']);
const ALTERNATE_SCREENS = new Set(['47', '1047', '1049']);

/** What DECSC keeps, but for the cursor's position, which is not known. */
type Saved = Pick<State, 'rendition' | 'charsets' | 'shifted'>;

interface Screen {
  saved: Saved | null;
  /** Parameters of DECSTBM; null: the whole screen. */
  region: string | null;
}

interface State {
  switches: Record<string, boolean>;
  mouseProtocol: string | null;
  mouseEncoding: string | null;
  keypad: boolean;
  insert: boolean;
  newline: boolean;
  cursorStyle: string | null;
  /** Designations of G0 to G3 that are not ASCII, by their intermediate: `(` → `0`. */
  charsets: Record<string, string>;
  shifted: boolean;
  /** The number of the mode that entered the alternate screen; null on the normal one. */
  alternate: string | null;
  normal: Screen;
  other: Screen;
  rendition: Rendition;
}

function initial(): State {
  return {
    switches: { ...SWITCHES },
    mouseProtocol: null,
    mouseEncoding: null,
    keypad: false,
    insert: false,
    newline: false,
    cursorStyle: null,
    charsets: {},
    shifted: false,
    alternate: null,
    normal: { saved: null, region: null },
    other: { saved: null, region: null },
    rendition: new Rendition(),
  };
}

/**
 * What a terminal remembers beside the text on its screen, as far as it can be restored. Only this is followed, and
 * the bytes themselves are kept, rather than a whole terminal without a screen (@xterm/headless): a flood
 * costs the engine a copy of each byte then, and no parse into cells for dynos that nobody looks at.
 */
export class Modes {
  #state = initial();

  clone(): Modes {
    const copy = new Modes();
    const state = this.#state;
    copy.#state = {
      ...state,
      switches: { ...state.switches },
      charsets: { ...state.charsets },
      normal: { ...state.normal },
      other: { ...state.other },
      rendition: state.rendition.clone(),
    };
    return copy;
  }

  /** Whether focus reports are on. */
  get focus(): boolean {
    return this.#state.switches[FOCUS] as boolean;
  }

  /** The terminal was resized: that frees scroll regions. */
  resized(): void {
    this.#state.normal.region = null;
    this.#state.other.region = null;
  }

  /** Follows what {@link SequenceParser} found. */
  apply(kind: SequenceKind, body: string): void {
    if (kind === 'csi') this.#applyCsi(body.slice(0, -1), body.at(-1) as string);
    else if (kind === 'escape') this.#applyEscape(body);
    else if (kind === 'control' && (body === SO || body === SI)) this.#state.shifted = body === SO;
  }

  /**
   * Brings a terminal that was just reset into these modes. Focus reports are left out: turning them on makes the
   * terminal send one.
   */
  prelude(): string {
    const state = this.#state;
    const parts = [saveSequence(state.normal)];
    if (state.alternate !== null) parts.push(`\x1b[?${state.alternate}h`, saveSequence(state.other));
    for (const [intermediate, charset] of Object.entries(state.charsets)) parts.push(`\x1b${intermediate}${charset}`);
    if (state.shifted) parts.push(SO);
    if (state.insert) parts.push('\x1b[4h');
    if (state.newline) parts.push('\x1b[20h');
    if (state.keypad) parts.push('\x1b=');
    if (state.cursorStyle !== null) parts.push(`\x1b[${state.cursorStyle}q`);
    for (const mode of [state.mouseProtocol, state.mouseEncoding]) if (mode !== null) parts.push(`\x1b[?${mode}h`);
    if (this.#screen.region !== null) parts.push(`\x1b[${this.#screen.region}r`);
    for (const [mode, on] of Object.entries(state.switches)) {
      if (on !== SWITCHES[mode] && mode !== FOCUS && mode !== ORIGIN) parts.push(`\x1b[?${mode}${on ? 'h' : 'l'}`);
    }
    if (state.switches[ORIGIN]) parts.push(`\x1b[?${ORIGIN}h`);
    const prelude = parts.join('');
    const isPlain = prelude === '' && state.rendition.isPlain;
    return isPlain ? '' : prelude + state.rendition.sequence();
  }

  get #screen(): Screen {
    return this.#state.alternate === null ? this.#state.normal : this.#state.other;
  }

  #applyCsi(parameters: string, final: string): void {
    const state = this.#state;
    switch (final) {
      case 'm':
        // `CSI > … m` and the like, which sort higher than numbers, are about keys.
        if (parameters < '<') state.rendition.apply(parameters);
        break;
      case 'h':
      case 'l':
        this.#applyModes(parameters, final === 'h');
        break;
      case 'r':
        if (/^[\d;]*$/.test(parameters)) this.#screen.region = /[1-9]/.test(parameters) ? parameters : null;
        break;
      case 's':
        if (parameters === '') this.#save();
        break;
      case 'u':
        if (parameters === '') this.#restore();
        break;
      case 'q':
        if (parameters.endsWith(' ')) state.cursorStyle = parameters;
        break;
      case 'p':
        if (parameters === '!') this.#softReset();
        break;
    }
  }

  #applyModes(parameters: string, on: boolean): void {
    if (!parameters.startsWith('?')) {
      for (const mode of parameters.split(';')) {
        if (mode === '4') this.#state.insert = on;
        if (mode === '20') this.#state.newline = on;
      }
      return;
    }
    for (const mode of parameters.slice(1).split(';')) this.#applyPrivateMode(mode, on);
  }

  #applyPrivateMode(mode: string, on: boolean): void {
    const state = this.#state;
    if (mode in SWITCHES) {
      state.switches[mode] = on;
    } else if (mode === '66') {
      state.keypad = on;
    } else if (mode === '1048') {
      if (on) this.#save();
      else this.#restore();
    } else if (MOUSE_PROTOCOLS.has(mode)) {
      state.mouseProtocol = on ? mode : null;
    } else if (MOUSE_ENCODINGS.has(mode)) {
      state.mouseEncoding = on ? mode : null;
    } else if (ALTERNATE_SCREENS.has(mode)) {
      if (on) this.#enterAlternate(mode);
      else this.#leaveAlternate(mode);
    }
  }

  #enterAlternate(mode: string): void {
    if (mode === '1049') this.#save();
    if (this.#state.alternate === null) this.#state.other.region = null;
    this.#state.alternate ??= mode;
  }

  #leaveAlternate(mode: string): void {
    this.#state.alternate = null;
    if (mode === '1049') this.#restore();
  }

  #applyEscape(body: string): void {
    switch (body) {
      case '7':
        this.#save();
        break;
      case '8':
        this.#restore();
        break;
      case '=':
      case '>':
        this.#state.keypad = body === '=';
        break;
      case 'c':
        this.#state = initial();
        break;
      default:
        if (/^[()*+]./.test(body)) this.#designate(body[0] as string, body.slice(1));
    }
  }

  #designate(slot: string, charset: string): void {
    if (charset === 'B') delete this.#state.charsets[slot];
    else this.#state.charsets[slot] = charset;
  }

  #save(): void {
    const { rendition, charsets, shifted } = this.#state;
    this.#screen.saved = { rendition: rendition.clone(), charsets: { ...charsets }, shifted };
  }

  #restore(): void {
    const { rendition, charsets, shifted } = this.#screen.saved ?? initial();
    Object.assign(this.#state, { rendition: rendition.clone(), charsets: { ...charsets }, shifted });
  }

  /** DECSTR leaves mouse reports, the screen and the other screen's state alone. */
  #softReset(): void {
    const { mouseProtocol, mouseEncoding, alternate, normal, other } = this.#state;
    this.#state = { ...initial(), mouseProtocol, mouseEncoding, alternate, normal, other };
    Object.assign(this.#screen, { saved: null, region: null });
  }
}

function saveSequence({ saved }: Screen): string {
  return saved === null ? '' : `${saved.rendition.sequence()}\x1b7`;
}
