/** Wide by their block (UAX #11: W and F), pairs of first and last. */
const WIDE_BLOCKS: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f], // Hangul Jamo, initial consonants
  [0x2329, 0x232a],
  [0x2e80, 0x303e], // CJK radicals and punctuation
  [0x3041, 0x33ff], // kana, Bopomofo, CJK letters
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf], // CJK, Yi
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3], // Hangul syllables
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60], // fullwidth forms
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18d08], // Tangut
  [0x1aff0, 0x1b2fb], // kana
  [0x1f200, 0x1f265],
  [0x20000, 0x3fffd], // CJK
];
const FIRST_WIDE = 0x1100;
/** The lowest combining mark. */
const FIRST_ZERO = 0x0300;
/** Medial vowels and final consonants join the syllable before them. */
const JAMO_JOINING = { first: 0x1160, last: 0x11ff };
/** Flags are two of these, each as wide as a letter. */
const REGIONAL = { first: 0x1f1e6, last: 0x1f1ff };
const JOINS = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const EMOJI = /^\p{Emoji_Presentation}$/u;

/** Columns that a terminal gives a character: 0 for what joins the one before it, 2 for East Asian ones and emoji. */
export function characterWidth(code: number): 0 | 1 | 2 {
  if (code < FIRST_ZERO) return 1;
  const character = String.fromCodePoint(code);
  if ((code >= JAMO_JOINING.first && code <= JAMO_JOINING.last) || JOINS.test(character)) return 0;
  if (code < FIRST_WIDE || (code >= REGIONAL.first && code <= REGIONAL.last)) return 1;
  return WIDE_BLOCKS.some(([first, last]) => code >= first && code <= last) || EMOJI.test(character) ? 2 : 1;
}
