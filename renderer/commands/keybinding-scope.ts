import { assertNever } from '../../shared/text/assert-never.ts';
import { keysOf } from './chord.ts';
import type { Chord } from './chord.ts';
import type { Keyboard } from './keyboard-layout.ts';

/** Where a chord of the window works. */
export type Reach =
  | 'everywhere'
  /** In a terminal it belongs to the program. */
  | 'outside terminals'
  /** It would write text. */
  | 'outside text'
  /** Elsewhere it may mean something else. */
  | 'terminals';

/** What has the focus, as far as keys are concerned. */
export type Place = 'terminal' | 'text' | 'page';

/**
 * How far a chord may reach. Nothing takes a key away from the program in a terminal: only Cmd on
 * macOS, Ctrl+Shift elsewhere, and F6, which leaves it.
 */
export function reachOf(chord: Chord, keyboard: Keyboard): Exclude<Reach, 'terminals'> {
  const { ctrl, alt, shift, meta, key } = keysOf(chord);
  if (key === 'F6' && !ctrl && !alt && !meta) return 'everywhere';
  const isOurs = keyboard === 'mac' ? meta && !ctrl : ctrl && shift && !alt && !meta;
  if (isOurs) return 'everywhere';
  return ctrl || alt || meta || /^F\d+$/.test(key) ? 'outside terminals' : 'outside text';
}

export function reaches(reach: Reach, place: Place): boolean {
  switch (reach) {
    case 'everywhere':
      return true;
    case 'outside terminals':
      return place !== 'terminal';
    case 'outside text':
      return place === 'page';
    case 'terminals':
      return place === 'terminal';
    default:
      return assertNever(reach);
  }
}

/** Whether there is a place where both would work. */
export function overlap(one: Reach, other: Reach): boolean {
  return (['terminal', 'text', 'page'] as const).some((place) => reaches(one, place) && reaches(other, place));
}

const NOT_WRITTEN_IN = new Set(['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit']);

/** The place the focus is in. */
export function placeOf(focus: Element | null): Place {
  if (focus === null) return 'page';
  if (focus.closest('.xterm')) return 'terminal';
  if (focus instanceof HTMLInputElement) return NOT_WRITTEN_IN.has(focus.type) ? 'page' : 'text';
  if (focus instanceof HTMLTextAreaElement || focus instanceof HTMLSelectElement) return 'text';
  return focus instanceof HTMLElement && focus.isContentEditable ? 'text' : 'page';
}
