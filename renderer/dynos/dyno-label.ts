import type { DynoSnapshot } from '../../shared/dynos/dyno.ts';
import { exitWords } from '../../shared/crashes/crash-labels.ts';
import { t } from '../../shared/text/i18n.ts';
import { staleWords } from '../state/dynos/dyno-facts.ts';
import { shownState, stateWord } from '../state/dynos/shown-state.ts';

/** The accessible name of a dyno's row: its name first, then its state word, then what else matters now. */
export function dynoLabel(dyno: DynoSnapshot): string {
  const parts = [dyno.name, stateWord(shownState(dyno))];
  if (dyno.port !== null && dyno.kind === 'formation') parts.push(t('port {port}', { port: dyno.port }));
  if (dyno.exit && (dyno.state === 'crashed' || dyno.state === 'complete')) parts.push(exitWords(dyno.exit));
  if (dyno.stale) parts.push(staleWords(dyno.stale));
  return parts.join(', ');
}
