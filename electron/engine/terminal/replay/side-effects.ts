import type { SequenceKind } from './sequence-parser.ts';

const BEL = '\x07';
const ENQ = '\x05';

/** Answered with a report, whatever the parameters: device attributes, status, mode and state requests. */
const ASKING_FINALS = new Set(['c', 'n', '$p', '$w', '$u', '*y', '&u', '+x']);
/** The last letters of all control sequences that ask: most others are sorted out by them. */
const ASKING_LETTERS = 'cnpwuyxqt';
/** `CSI > q` asks for the terminal's name; with a space before it, `q` sets the cursor's style. */
const ASKING_SEQUENCES = /^(>\d*q|\?u|\d*x)$/;
/** `CSI Ps t`: reports of the window's state and sizes, and of its titles. */
const WINDOW_REPORTS = /^(11|13|14|15|16|18|19|20|21)(;\d*)*t$/;
/** Colours asked for: `OSC 11 ; ?`, `OSC 4 ; 1 ; ?`. */
const ASKED_COLOURS = /^\](4|5|1\d|21);(.*[;=])?\?(;|$)/s;
/** The clipboard, both ways: a replay must neither overwrite nor read it. */
const CLIPBOARD = /^\]52;/;
const CELL_SIZE = /^\]1337;Report/;
/** DECRQSS and XTGETTCAP. */
const ASKED_STRINGS = /^P[\d;]*[$+]q/;

/**
 * Whether a sequence makes a terminal act on the world instead of its screen: send an answer to the dyno, ring, touch
 * the clipboard. Such a sequence belongs to the moment it was written in, not to a replay.
 * @param body as {@link SequenceParser} gives it
 */
export function hasSideEffect(kind: SequenceKind, body: string): boolean {
  switch (kind) {
    case 'control':
      return body === BEL || body === ENQ;
    case 'escape':
      return body === 'Z';
    case 'csi':
      return asks(body);
    case 'string':
      return [ASKED_COLOURS, CLIPBOARD, CELL_SIZE, ASKED_STRINGS].some((pattern) => pattern.test(body));
  }
}

function asks(body: string): boolean {
  if (!ASKING_LETTERS.includes(body.at(-1) as string)) return false;
  const final = /[ -/]*.$/.exec(body)?.[0] as string;
  return ASKING_FINALS.has(final) || ASKING_SEQUENCES.test(body) || WINDOW_REPORTS.test(body);
}
