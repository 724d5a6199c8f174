import type { OnExit, RestartLadder } from '../../../shared/dynos/dyno.ts';
import { t } from '../../../shared/text/i18n.ts';

/** The first is what holds unless something else is chosen. */
export const ON_EXITS: readonly { value: OnExit; label: string }[] = [
  { value: 'restart', label: t('Restart it (default)') },
  { value: 'leave', label: t('Leave it as it ended') },
  { value: 'stop', label: t('Stop all dynos of the app') },
];

export const LADDERS: readonly { value: RestartLadder; label: string }[] = [
  { value: 'seconds', label: t('Seconds (default)') },
  { value: 'heroku', label: t('Heroku\'s own: minutes and hours') },
];

/** The waits themselves, as the dyno manager has them. */
export const LADDER_HINTS: Record<RestartLadder, string> = {
  seconds: t('At once the first time, then after 1, 2, 5, 15 and 30 seconds.'),
  heroku: t('At once the first time, then after 20, 40 and 60 minutes, then 3 hours and 5 h 20 min.'),
};
