import type { AppSnapshot } from '../../../shared/app/app.ts';
import type { DynoSnapshot } from '../../../shared/dynos/dyno.ts';
import { t, tn } from '../../../shared/text/i18n.ts';

/** What a menu has to know of an app. */
export interface AppStatus {
  id: string;
  name: string;
  folder: string;
  up: number;
  /** Dynos of the formation, running or not. */
  total: number;
  crashed: number;
  /** Dynos of any kind whose processes may be alive. */
  alive: number;
  /** Its dynos are being stopped, and then it goes. */
  closing: boolean;
  can: { start: boolean; stop: boolean; restart: boolean; change: boolean };
}

export function appStatus({ id, name, folder, dynos, closing }: AppSnapshot): AppStatus {
  const formation = dynos.filter(({ kind }) => kind === 'formation');
  const alive = dynos.filter(isAlive);
  const count = (state: string): number => formation.filter((dyno) => dyno.state === state).length;
  const crashed = count('crashed');
  return {
    id,
    name,
    folder,
    up: count('up'),
    total: formation.length,
    crashed,
    alive: alive.length,
    closing,
    can: {
      start: !closing && formation.some((dyno) => !isAlive(dyno)),
      // A crashed dyno is stopped to take back its next restart.
      stop: !closing && (crashed > 0 || formation.some((dyno) => isAlive(dyno) && dyno.shutdown === null)),
      restart: !closing && formation.some(({ state, shutdown }) => state !== 'down' && shutdown === null),
      change: !closing,
    },
  };
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

/** `2 dynos crashed`; null when none has. */
export function crashedWords(apps: readonly AppStatus[]): string | null {
  const crashed = apps.reduce((sum, app) => sum + app.crashed, 0);
  return crashed === 0 ? null : tn(crashed, '{n} dyno crashed', '{n} dynos crashed');
}

function isAlive({ state, shutdown }: DynoSnapshot): boolean {
  return state === 'up' || state === 'starting' || shutdown !== null;
}
