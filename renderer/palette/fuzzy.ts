/**
 * How well a text answers to what was typed, and which of its characters were meant. Own code, as
 * the lists of the palette are short and change: they need no index, and a page of code is enough to rank them.
 */
export interface FuzzyMatch {
  score: number;
  /** Indexes into the text, in order. */
  hits: readonly number[];
}

const WORD_START = 8;
const IN_A_ROW = 5;
/** The score of a word that is typed as it stands, from its first letter. */
const WHOLE_WORD = 6;
const GAP = -0.3;
/** The score of a keyword: that of a few letters of the title. */
const KEYWORD = 4;
/** Letters picked from all over a long title are what was meant only by accident. */
const LEAST_PER_LETTER = 3;

/**
 * Matches words typed in any order: the letters of each appear in the text in their order. Starts of words and letters
 * in a row count most. Null: it is not what was typed.
 * @param keywords words that need not be in the text; they are found by their beginnings, and count less.
 */
export function fuzzyMatch(query: string, text: string, keywords = ''): FuzzyMatch | null {
  const lower = text.toLowerCase();
  const others = keywords.split(' ');
  const hits = new Set<number>();
  // Of two that hold the same words, the shorter one says little else.
  let score = text.length * -0.02;
  for (const word of query.toLowerCase().split(/\s+/).filter(Boolean)) {
    const match = bestOf(word, lower);
    if (match === null && !others.some((other) => other.startsWith(word))) return null;
    score += match?.score ?? KEYWORD;
    for (const hit of match?.hits ?? []) hits.add(hit);
  }
  return { score, hits: [...hits].sort((a, b) => a - b) };
}

/** The best of the ways in which the letters of a word appear: one for each place its first letter has. */
function bestOf(word: string, text: string): FuzzyMatch | null {
  let best: FuzzyMatch | null = null;
  for (let start = text.indexOf(word.charAt(0)); start >= 0; start = text.indexOf(word.charAt(0), start + 1)) {
    const match = matchFrom(word, text, start);
    if (match && (best === null || match.score > best.score)) best = match;
  }
  return best && best.score >= word.length * LEAST_PER_LETTER ? best : null;
}

/** Takes each letter where it continues a row or starts a word, if that is possible, else at its next place. */
function matchFrom(word: string, text: string, start: number): FuzzyMatch | null {
  const hits = [start];
  let score = startsWord(text, start) ? WORD_START : 0;
  for (const letter of word.slice(1)) {
    const last = hits.at(-1)!;
    const at = text[last + 1] === letter ? last + 1 : nextPlace(letter, text, last + 1);
    if (at < 0) return null;
    if (at === last + 1) score += IN_A_ROW;
    else score += (startsWord(text, at) ? WORD_START : 0) + (at - last - 1) * GAP;
    hits.push(at);
  }
  const end = hits.at(-1)! + 1;
  const isRow = end - start === word.length;
  if (isRow && startsWord(text, start)) score += WHOLE_WORD / (isWordEnd(text, end) ? 1 : 2);
  return { score: score + 1, hits };
}

function nextPlace(letter: string, text: string, from: number): number {
  const next = text.indexOf(letter, from);
  for (let at = next; at >= 0; at = text.indexOf(letter, at + 1)) if (startsWord(text, at)) return at;
  return next;
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || (!isWord(text, at - 1) && isWord(text, at)) || (isDigit(text, at) && !isDigit(text, at - 1));
}

function isWordEnd(text: string, at: number): boolean {
  return !isWord(text, at);
}

function isWord(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text.charAt(at));
}

function isDigit(text: string, at: number): boolean {
  return /\d/.test(text.charAt(at));
}
