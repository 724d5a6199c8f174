import type { AppSnapshot, DynoSnapshot } from '../../shared/app.ts';
import { assertNever } from '../../shared/assert-never.ts';
import { exitWords } from '../dynos/exit-words.ts';
import { shownState, stateWord } from '../dynos/shown-state.ts';
import type { Change } from '../ui/announcer-words.ts';

/**
 * Changes of state between two snapshots of an app that are worth being heard: not the ones that only lead to another.
 * @param named whether the app is named too, because another one is on screen
 */
export function announcedChanges(
  before: Pick<AppSnapshot, 'dynos'>,
  { name, dynos }: Pick<AppSnapshot, 'name' | 'dynos'>,
  named: boolean,
): Change[] {
  const earlier = new Map(before.dynos.map((dyno) => [dyno.name, dyno]));
  return dynos.flatMap((dyno) => {
    const old = earlier.get(dyno.name);
    if (!old || old === dyno || shownState(old) === shownState(dyno)) return [];
    const words = stateWords(dyno);
    if (words === null) return [];
    return { subject: named ? `${dyno.name} of ${name}` : dyno.name, words, problem: isProblem(dyno) };
  });
}

function isProblem(dyno: DynoSnapshot): boolean {
  const state = shownState(dyno);
  return state === 'crashed' || state === 'failed';
}

/** Null for a state that is soon another. */
function stateWords(dyno: DynoSnapshot): string | null {
  const state = shownState(dyno);
  switch (state) {
    case 'starting':
    case 'stopping':
      return null;
    case 'up':
    case 'down':
    case 'idle':
      return state;
    case 'crashed':
    case 'complete':
    case 'failed':
      return [stateWord(state), ...(dyno.exit ? [exitWords(dyno.exit)] : [])].join(', ');
    default:
      return assertNever(state);
  }
}
