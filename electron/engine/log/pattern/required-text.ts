import type { Range } from './code-points.ts';
import type { Node } from './syntax.ts';

/** Shorter texts are on so many lines that looking for them first saves nothing. */
const MIN_LENGTH = 2;
const CASE_BIT = 0x20;
const MAX_ASCII = 0x7f;

/** The longest ASCII text, in lower case, that every matching line holds in one of its cases; null: none worth it. */
export function requiredText(node: Node): string | null {
  const runs = [''];
  collect(node, runs);
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '');
  return longest.length < MIN_LENGTH ? null : longest;
}

/** Adds to the last run while characters follow each other for sure, and begins another where they may not. */
function collect(node: Node, runs: string[]): void {
  switch (node.kind) {
    case 'set': {
      const letter = singleLetter(node.ranges);
      if (letter === null) runs.push('');
      else runs.push((runs.pop() ?? '') + letter);
      return;
    }
    case 'sequence':
      for (const item of node.items) collect(item, runs);
      return;
    case 'repeat':
      // The first round at least is there; what follows the last one does not follow it.
      if (node.min > 0) collect(node.item, runs);
      runs.push('');
      return;
    case 'choice':
      runs.push('');
      return;
    case 'assert':
      return;
  }
}

function singleLetter(ranges: readonly Range[]): string | null {
  const codes = ranges.flatMap(([low, high]) => (low === high ? [low] : [low, high]));
  const [first, second] = codes;
  if (first === undefined || first > MAX_ASCII || ranges.length !== codes.length) return null;
  const letter = String.fromCharCode(first).toLowerCase();
  if (second === undefined) return letter;
  return codes.length === 2 && second === (first | CASE_BIT) && letter !== String.fromCharCode(first) ? letter : null;
}
