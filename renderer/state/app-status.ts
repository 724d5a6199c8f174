import type { AppSnapshot } from '../../shared/app/app.ts';
import { t, tn } from '../../shared/text/i18n.ts';
import type { ShownState } from '../ui/components/StateGlyph.tsx';

export interface AppStatus {
  up: number;
  /** Dynos of the formation, running or not. */
  total: number;
  crashed: number;
  starting: number;
  /** Its dynos are being stopped, and then it goes. */
  closing: boolean;
}

/** An app in the moment between its end and that of its views. */
export const NOT_OPEN: Pick<AppSnapshot, 'dynos' | 'closing'> = { dynos: [], closing: false };

export function appStatus({ dynos, closing }: Pick<AppSnapshot, 'dynos' | 'closing'>): AppStatus {
  const formation = dynos.filter(({ kind }) => kind === 'formation');
  const count = (state: string) => formation.filter((dyno) => dyno.state === state).length;
  return { up: count('up'), total: formation.length, crashed: count('crashed'), starting: count('starting'), closing };
}

/** The one state that stands for the whole app: the worst first. */
export function overallState({ up, crashed, starting, closing }: AppStatus): ShownState {
  if (closing) return 'stopping';
  if (crashed > 0) return 'crashed';
  if (starting > 0) return 'starting';
  return up > 0 ? 'up' : 'down';
}

/** `3 of 4 dynos up, 1 crashed` */
export function statusWords({ up, total, crashed, closing }: AppStatus): string {
  if (closing) return t('closing');
  if (crashed === 0) return tn(total, '{up} of {n} dyno up', '{up} of {n} dynos up', { up });
  return tn(total, '{up} of {n} dyno up, {crashed} crashed', '{up} of {n} dynos up, {crashed} crashed', {
    up,
    crashed,
  });
}

/** Dynos of any kind whose processes may be alive. */
export function aliveDynos({ dynos }: Pick<AppSnapshot, 'dynos'>): number {
  return dynos.filter(({ state, shutdown }) => state === 'up' || state === 'starting' || shutdown !== null).length;
}
