import type { DynoSnapshot } from '../../shared/dynos/dyno.ts';
import type { Crash } from '../../shared/crashes/crash.ts';
import { useDyno } from '../state/apps-store.ts';
import { useTicking } from '../ui/state/clock.ts';
import { useCrash, useDismissed } from './crashes-store.ts';

/** A dyno that has run for so long again does not crash the moment one starts to read. */
const SETTLED_MS = 10_000;

/**
 * Whether a crash is still news: the dyno is crashed, or was started again by itself a moment ago. In a restart loop
 * the card thus stays, and the terminal below it keeps its size.
 * @param now epoch milliseconds
 */
export function isCurrent(crash: Crash, dyno: Pick<DynoSnapshot, 'state' | 'since'>, now: number): boolean {
  if (dyno.state === 'crashed') return true;
  if (dyno.state === 'starting') return true;
  return dyno.state === 'up' && now - dyno.since < SETTLED_MS && crash.at < dyno.since;
}

/** The crash to show a card of; null when there is none, it was closed, or the dyno runs again. */
export function useShownCrash(app: string, name: string): Crash | null {
  const crash = useCrash(app, name);
  const dyno = useDyno(app, name);
  const dismissed = useDismissed(app, name);
  const current = useTicking((now) => (crash && dyno && isCurrent(crash, dyno, now) ? 'yes' : 'no'));
  return crash && current === 'yes' && dismissed !== crash.at ? crash : null;
}
