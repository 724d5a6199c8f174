/** Start and end (exclusive) of a match in UTF-16 units. */
export type Match = readonly [start: number, end: number];

/** A line of one repeated letter must not turn into ten thousand elements. */
const MAX_MATCHES_PER_LINE = 100;

/** The pattern that finds `text` literally in either case, as the engine's filter does; null for an empty text. */
export function highlightPattern(text: string): RegExp | null {
  if (text === '') return null;
  return new RegExp(text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'giu');
}

/** The pattern that finds what a regular expression matches; null for an empty one, and one that is none. */
export function regexPattern(source: string): RegExp | null {
  if (source === '') return null;
  const caseMatters = source.startsWith(CASE_MATTERS);
  try {
    return caseMatters ? new RegExp(source.slice(CASE_MATTERS.length), 'g') : new RegExp(source, 'gi');
  } catch {
    // Why it is none is said by the engine.
    return null;
  }
}

/** How the engine's expressions say so. */
const CASE_MATTERS = '(?-i)';

export function findMatches(text: string, pattern: RegExp | null): Match[] {
  const matches: Match[] = [];
  if (pattern === null) return matches;
  for (const match of text.matchAll(pattern)) {
    if (match[0] === '') continue;
    matches.push([match.index, match.index + match[0].length]);
    if (matches.length === MAX_MATCHES_PER_LINE) break;
  }
  return matches;
}

/** A stretch of one span that lies wholly inside or outside the matches. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** Cuts a span that starts at `offset` of its line at the borders of the matches. */
export function cutAtMatches(text: string, offset: number, matches: readonly Match[]): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const [start, end] of matches) {
    const from = Math.max(start - offset, done);
    const to = Math.min(end - offset, text.length);
    if (from >= to) continue;
    if (from > done) pieces.push({ text: text.slice(done, from), hit: false });
    pieces.push({ text: text.slice(from, to), hit: true });
    done = to;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), hit: false });
  return pieces;
}

/** What marks the hits of a filter or of a search: as a regular expression, or as it was typed. */
export function hitPattern({ text, isRegex }: { text: string; isRegex: boolean }): RegExp | null {
  return isRegex ? regexPattern(text) : highlightPattern(text);
}
