import type { Crash } from '../../shared/crashes/crash.ts';
import type { AppSnapshot } from '../../shared/app/app.ts';
import type { DynoSnapshot } from '../../shared/dynos/dyno.ts';
import { assertNever } from '../../shared/text/assert-never.ts';
import { crashTitle, exitWords } from '../../shared/crashes/crash-labels.ts';
import { t } from '../../shared/text/i18n.ts';
import { announce } from '../ui/state/announcer.ts';
import type { Change } from '../ui/state/announcer.ts';
import { apps } from '../state/apps-store.ts';
import { currentApp } from '../state/selection.ts';
import { shownState, stateWord } from '../state/dynos/shown-state.ts';

/** Has a crash announced, also one that is restarted at once. */
export function announceCrash(app: string, crash: Crash): void {
  announce(announcedCrash(crash, apps.getState().byId[app]?.name ?? '', app !== currentApp()));
}

/** Has every other change of a dyno's state announced from now on, in the order of the apps. */
export function announceChanges(): void {
  apps.subscribe((now, before) => {
    for (const id of now.order) {
      const [app, old] = [now.byId[id], before.byId[id]];
      if (app && old && app !== old) announcedChanges(old, app, id !== currentApp()).forEach(announce);
    }
  });
}

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
    return { subject: subjectOf(dyno.name, name, named), words, problem: shownState(dyno) === 'failed' };
  });
}

/**
 * A crash in the words of a state. One that is restarted at once is in no snapshot: by the time that is told, the dyno
 * starts again.
 */
export function announcedCrash(crash: Pick<Crash, 'dyno' | 'cause' | 'status'>, app: string, named: boolean): Change {
  return {
    subject: subjectOf(crash.dyno, app, named),
    words: t('crashed, {how}', { how: crashTitle(crash) }),
    problem: true,
  };
}

function subjectOf(dyno: string, app: string, named: boolean): string {
  return named ? t('{dyno} of {app}', { dyno, app }) : dyno;
}

/** What is said of a dyno's state; null for one that is soon another, and for a crash, which is told by itself. */
function stateWords(dyno: DynoSnapshot): string | null {
  const state = shownState(dyno);
  switch (state) {
    case 'starting':
    case 'stopping':
    case 'crashed':
      return null;
    case 'up':
    case 'down':
    case 'idle':
      return stateWord(state);
    case 'complete':
    case 'failed':
      return [stateWord(state), ...(dyno.exit ? [exitWords(dyno.exit)] : [])].join(', ');
    default:
      return assertNever(state);
  }
}
