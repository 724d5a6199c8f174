import { assertNever } from '../text/assert-never.ts';
import type { UpdateState } from './desktop-bridge.ts';
import { t } from '../text/i18n.ts';

/** One sentence or two for whoever asked. */
export function updateWords(state: UpdateState, version: string): string {
  switch (state.phase) {
    case 'off':
      return state.reason;
    case 'current':
      return t('Dynodeck {version} is the newest version.', { version });
    case 'waiting':
      return t('Dynos are running. Dynodeck looks for an update once they have been stopped.');
    case 'checking':
      return t('Dynodeck is looking for an update.');
    case 'downloading':
      return t('Dynodeck {version} is being downloaded: {percent} %.', {
        version: state.version,
        percent: state.percent,
      });
    case 'ready':
      return t('Dynodeck {version} is ready. It is installed when you quit.', { version: state.version });
    case 'failed':
      return t('The look for an update failed: {reason}', { reason: state.reason });
    default:
      return assertNever(state);
  }
}
