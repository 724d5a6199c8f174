import type { ReleaseSummary } from '../../shared/releases/release.ts';
import { t } from '../../shared/text/i18n.ts';

/** Whether "Deploy" would do something that a start or restart does not. */
export function canDeploy(summary: ReleaseSummary | null | undefined): boolean {
  if (!summary || summary.pending !== null || summary.current === null) return false;
  return summary.deployable || summary.isWithoutCommit === true;
}

/** What "Deploy" does, or why it cannot be pressed. */
export function deployHint(summary: ReleaseSummary | null | undefined): string {
  if (!summary || (summary.current === null && summary.pending === null)) {
    return t('Nothing is released yet: the first start makes the first release.');
  }
  if (summary.pending !== null) return t('The release command of v{pending} still runs.', { pending: summary.pending });
  if (summary.isWithoutCommit === true) {
    return t(
      'Releases the folder as it is and restarts all dynos. It has no commit, so its code cannot be rolled back to.',
    );
  }
  if (summary.deployable) return t('Makes a release of the commit that is checked out, and restarts all dynos.');
  return t('The current release has this commit already.');
}
