import type { DynoSnapshot } from '../../shared/app.ts';
import type { ShownState } from '../ui/StateGlyph.tsx';

/**
 * The state as the window shows it. While processes are being ended Heroku already names the state the dyno is going
 * to; here it is `stopping` until they are gone. A one-off that ended badly is drawn as failed.
 */
export function shownState({ state, shutdown, exit }: Pick<DynoSnapshot, 'state' | 'shutdown' | 'exit'>): ShownState {
  if (shutdown) return 'stopping';
  return state === 'complete' && exit !== null && exit.status !== 0 ? 'failed' : state;
}

/** The visible word of a state. */
export function stateWord(state: ShownState): string {
  return state === 'failed' ? 'complete' : state;
}
