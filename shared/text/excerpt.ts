import { printable } from './printable.ts';

/** Longer excerpts push the advice at the end of a message out of sight. */
const MAX_EXCERPT_CHARACTERS = 40;

/** Text of a file as a message may show it: in backticks, short, on one line. */
export function excerpt(text: string): string {
  const short = text.length > MAX_EXCERPT_CHARACTERS ? `${text.slice(0, MAX_EXCERPT_CHARACTERS)}…` : text;
  return `\`${printable(short)}\``;
}
