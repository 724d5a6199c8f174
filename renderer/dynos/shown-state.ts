import type { DynoSnapshot } from '../../shared/app.ts';
import type { ShownState } from '../ui/StateGlyph.tsx';

/**
 * Whether its processes are being ended and no others are wanted. While a formation dyno that is `starting`, `up` or
 * `crashed` has processes on their way out, these are of the one before: a restart starts the new beside the old.
 */
export function isStopping({ state, kind, shutdown }: Pick<DynoSnapshot, 'state' | 'kind' | 'shutdown'>): boolean {
  return shutdown !== null && (kind === 'one-off' || state === 'down');
}

/**
 * The state as the window shows it. While processes are being ended Heroku already names the state the dyno is going
 * to; here it is `stopping` until they are gone. A one-off that ended badly is drawn as failed.
 */
export function shownState(dyno: Pick<DynoSnapshot, 'state' | 'kind' | 'shutdown' | 'exit'>): ShownState {
  if (isStopping(dyno)) return 'stopping';
  const { state, exit } = dyno;
  return state === 'complete' && exit !== null && exit.status !== 0 ? 'failed' : state;
}

/** The visible word of a state. */
export function stateWord(state: ShownState): string {
  return state === 'failed' ? 'complete' : state;
}
