import type { DynoSnapshot, Shutdown } from '../../../shared/dynos/dyno.ts';
import { t } from '../../../shared/text/i18n.ts';
import type { ShownState } from '../../ui/components/StateGlyph.tsx';

const WORDS: Readonly<Record<ShownState, string>> = {
  starting: t('starting'),
  up: t('up'),
  crashed: t('crashed'),
  idle: t('idle'),
  down: t('down'),
  stopping: t('stopping'),
  complete: t('complete'),
  failed: t('complete'),
};

/** Whether its process is being ended. One that has crashed may still have the process before it ending. */
export function isStopping({ state, shutdown }: Pick<DynoSnapshot, 'state' | 'shutdown'>): boolean {
  return shutdown !== null && state !== 'crashed';
}

/** The end of an older process, where that is not what the state is about. */
export function olderShutdown({ state, shutdown, terminating }: DynoSnapshot): Shutdown | null {
  return terminating ?? (state === 'crashed' ? shutdown : null);
}

/**
 * The state as the window shows it. While processes are being ended Heroku already names the state the dyno is going
 * to; here it is `stopping` until they are gone. A one-off that ended badly is drawn as failed.
 */
export function shownState(dyno: Pick<DynoSnapshot, 'state' | 'shutdown' | 'exit'>): ShownState {
  if (isStopping(dyno)) return 'stopping';
  const { state, exit } = dyno;
  return state === 'complete' && exit !== null && exit.status !== 0 ? 'failed' : state;
}

/** The visible word of a state. */
export function stateWord(state: ShownState): string {
  return WORDS[state];
}
