import type { ModeTracker } from './mode-tracker.ts';
import { SequenceParser } from './sequence-parser.ts';
import { hasSideEffect } from './side-effects.ts';

/** Focus reports among private modes switched on or off: `?1004;2004h`. */
const FOCUS_SWITCH = /^\?(?:.*;)?1004(?:;.*)?[hl]$/;
const FOCUS = '1004';
const SCROLL_REGION = /^[\d;]*r$/;

export interface ReplayOptions {
  /** Follows what came before `bytes`, ending inside a sequence only if there are none; its modes follow them too. */
  tracker: ModeTracker;
  /** How many of `bytes` are old: what they asked for has been answered, or nobody waits for it any more. */
  stale: number;
  /** How many of `bytes` were written before the terminal had its present size. */
  resized: number;
}

/**
 * Turns recorded bytes into what rebuilds the screen in a terminal that was just reset, without the terminal doing
 * again what it did then. A device query in a replay would make it type the answer into the dyno, long after the
 * question: queries, bells and clipboard writes are left out of stale bytes. A query cut in two by the end of the
 * recorded bytes stays: its second half is still to come, so it is being asked just now. Focus reports are switched
 * on, if they are on at the end, before everything else: the terminal sends one at once, and must not into a program
 * that has gone. Scroll regions for another size of the terminal are replaced by the whole screen. The page's terminal
 * does the parsing, once and only when somebody looks: the engine draws no screen to serialize one from.
 */
export function replay(bytes: Uint8Array, { tracker, stale, resized }: ReplayOptions): Uint8Array {
  const prelude = tracker.modes.prelude() + tracker.resumption;
  const parts: Uint8Array[] = [];
  const parser = new SequenceParser();
  let kept = 0;
  for (let at = parser.next(bytes, 0); parser.kind !== null || at < bytes.length; at = parser.next(bytes, at)) {
    if (parser.kind === null) continue;
    const { kind, body } = parser;
    tracker.modes.apply(kind, body);
    const isOld = at <= stale && hasSideEffect(kind, body);
    const replacement = isOld ? '' : kind === 'csi' ? rewrite(body, at <= resized) : null;
    if (replacement === null) continue;
    parts.push(bytes.subarray(kept, parser.start), Buffer.from(replacement, 'latin1'));
    kept = at;
  }
  parts.push(bytes.subarray(kept));
  const focus = tracker.modes.focus ? `\x1b[?${FOCUS}h` : '';
  return Buffer.concat([Buffer.from(focus + prelude, 'latin1'), ...parts]);
}

/** What stands for a control sequence in a replay; null: itself. */
function rewrite(body: string, isForOtherSize: boolean): string | null {
  const final = body.at(-1);
  if (final === 'r' && isForOtherSize && SCROLL_REGION.test(body)) return '\x1b[r';
  if ((final !== 'h' && final !== 'l') || !FOCUS_SWITCH.test(body)) return null;
  const others = body.slice(1, -1).split(';').filter((mode) => mode !== FOCUS);
  return others.length === 0 ? '' : `\x1b[?${others.join(';')}${final}`;
}
