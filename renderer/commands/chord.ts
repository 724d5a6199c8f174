import { t } from '../../shared/text/i18n.ts';
import type { Keyboard } from './keyboard-layout.ts';

/**
 * Keys pressed together, such as `Ctrl+Shift+P`: modifiers in the order of {@link MODIFIERS}, then one key. Own code
 * for the sake of AltGr and of keyboard layouts, which decide what a press of a key means.
 */
export type Chord = string;

export interface Keys {
  ctrl: boolean;
  alt: boolean;
  shift: boolean;
  meta: boolean;
  /** A capital letter, a digit, a sign, or a name of `KeyboardEvent.key` such as `PageUp`. */
  key: string;
}

export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey' | 'getModifierState'
>;

const MODIFIERS = ['ctrl', 'alt', 'shift', 'meta'] as const;
/** The names of modifiers as chords are written in this code, and on most keys. */
const NAMES = { ctrl: 'Ctrl', alt: 'Alt', shift: 'Shift', meta: 'Meta' } as const;
const CHORD = /^(?<ctrl>Ctrl\+)?(?<alt>Alt\+)?(?<shift>Shift\+)?(?<meta>Meta\+)?(?<key>.+)$/;
const MODIFIER_KEYS = new Set(['Control', 'Alt', 'Shift', 'Meta', 'AltGraph', 'CapsLock', 'Fn', 'Dead', 'Process']);

/** Apple writes modifiers as signs, in this order, without a plus. */
const MAC_SIGNS = { ctrl: '⌃', alt: '⌥', shift: '⇧', meta: '⌘' } as const;
const KEY_WORDS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: t('Page Up'),
  PageDown: t('Page Down'),
  Escape: 'Esc',
  ' ': t('Space'),
};

/** The keys of a chord as it is written in this code. */
export function keysOf(chord: Chord): Keys {
  const { ctrl, alt, shift, meta, key = chord } = CHORD.exec(chord)?.groups ?? {};
  return { ctrl: Boolean(ctrl), alt: Boolean(alt), shift: Boolean(shift), meta: Boolean(meta), key };
}

/** The chord that is pressed; null for modifiers alone, and for keys that write text with AltGr. */
export function chordOf(press: KeyPress): Chord | null {
  if (MODIFIER_KEYS.has(press.key) || press.getModifierState('AltGraph')) return null;
  const keys: Keys = {
    ctrl: press.ctrlKey,
    alt: press.altKey,
    shift: press.shiftKey,
    meta: press.metaKey,
    key: keyOf(press),
  };
  // What a sign needs Shift for differs from layout to layout; the sign itself says it all.
  if (isSign(keys.key) && !keys.ctrl && !keys.alt && !keys.meta) keys.shift = false;
  return write(keys);
}

/** The parts of a chord as they stand on the keys, modifiers first. */
export function chordWords(chord: Chord, keyboard: Keyboard): string[] {
  const keys = keysOf(chord);
  const names = keyboard === 'mac' ? MAC_SIGNS : { ...NAMES, meta: keyboard === 'windows' ? 'Win' : 'Super' };
  const key = KEY_WORDS[keys.key] ?? keys.key;
  return [...MODIFIERS.filter((modifier) => keys[modifier]).map((modifier) => names[modifier]), key];
}

/** A chord in one word: `⇧⌘P`, `Ctrl+Shift+P`. */
export function chordText(chord: Chord, keyboard: Keyboard): string {
  return chordWords(chord, keyboard).join(keyboard === 'mac' ? '' : '+');
}

function write(keys: Keys): Chord {
  return [...MODIFIERS.filter((modifier) => keys[modifier]).map((modifier) => NAMES[modifier]), keys.key].join('+');
}

/**
 * The key by the letter it writes, so that it is where it is labelled. With modifiers some keyboards write something
 * else (`π` with Option, Cyrillic); then it is the key at the place of the Latin one.
 */
function keyOf({ key, code, ctrlKey, altKey, metaKey }: KeyPress): string {
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  const [, letter, digit] = /^(?:Key([A-Z])|Digit(\d))$/.exec(code) ?? [];
  const modified = ctrlKey || altKey || metaKey;
  if (letter && (modified || !isAscii(key))) return letter;
  return digit && modified ? digit : key;
}

function isSign(key: string): boolean {
  return key.length === 1 && !/[A-Z0-9 ]/.test(key);
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}
